// Features never import each other, shared imports neither features nor app, and a file is read in a sitting.
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const SRC = fileURLToPath(new URL("../src", import.meta.url));
const MOST_LINES = 400;
const faults = [];

const place = (path) => {
  const [floor, domain] = path.split(sep);
  return floor === "features" ? `features/${domain}` : floor;
};

const target = (from, specifier) => {
  if (specifier.startsWith("@/")) return place(specifier.slice(2).split("/").join(sep));
  if (specifier.startsWith(".")) return place(relative(SRC, join(SRC, from, "..", specifier)));
  return null;
};

for (const entry of await readdir(SRC, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(ts|tsx)$/.test(entry.name)) continue;
  const path = relative(SRC, join(entry.parentPath, entry.name));
  const text = await readFile(join(SRC, path), "utf8");
  if (!path.endsWith("schema.d.ts") && text.split("\n").length > MOST_LINES)
    faults.push(`${path}: more than ${MOST_LINES} lines; divide it by meaning`);
  if (/\b(localStorage|sessionStorage)\b/.test(text) && !path.startsWith(join("shared", "lib")))
    faults.push(`${path}: storage is used through shared/lib only`);
  for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)) {
    const to = target(path, specifier);
    const here = place(path);
    if (to === null || to === here || to === "shared") continue;
    if (here === "app" && to.startsWith("features/")) continue;
    faults.push(`${path}: ${here} imports ${specifier}; features meet in app, and shared knows neither`);
  }
}

for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
