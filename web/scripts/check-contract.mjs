// Fails when the types in src/shared/api/schema.d.ts are not those of ../docs/openapi.json.
import { readFile } from "node:fs/promises";
import { generate } from "./contract.mjs";

const kept = await readFile(new URL("../src/shared/api/schema.d.ts", import.meta.url), "utf8");
if (kept !== (await generate())) {
  console.error("src/shared/api/schema.d.ts is not what docs/openapi.json says: npm run contract");
  process.exit(1);
}
