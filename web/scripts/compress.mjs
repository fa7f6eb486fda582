// Writes a .gz and a .br beside every text of the built client, so that serving it costs no time.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

for (const entry of await readdir(DIST, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(js|mjs|css|html|svg|json|wasm)$/.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const plain = await readFile(path);
  if (plain.length < 1_024) continue;
  await writeFile(`${path}.gz`, gzipSync(plain, { level: 9 }));
  await writeFile(`${path}.br`, brotliCompressSync(plain, QUALITY));
}
