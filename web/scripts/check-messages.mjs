// Every language says the same: same keys (plural forms apart), same placeholders, nothing empty.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SRC = fileURLToPath(new URL("../src", import.meta.url));
const PLURAL = /_(zero|one|two|few|many|other)$/;
const faults = [];

const flat = (tree, prefix = "") =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
const places = (text) =>
  [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)]
    .map(([, name]) => name)
    .sort()
    .join();

const spoken = (tree) => {
  const said = new Map();
  for (const [key, text] of flat(tree)) {
    const name = key.replace(PLURAL, "");
    if (!text.trim()) faults.push(`empty message: ${key}`);
    said.set(name, new Set([...(said.get(name) ?? []), ...places(text).split(",").filter(Boolean)]));
  }
  return said;
};

const folders = (await readdir(SRC, { recursive: true, withFileTypes: true }))
  .filter((e) => e.isFile() && e.name === "en.json" && e.parentPath.endsWith("messages"))
  .map((e) => e.parentPath);
for (const folder of folders) {
  const english = spoken(JSON.parse(await readFile(join(folder, "en.json"), "utf8")));
  let german = new Map();
  try {
    german = spoken(JSON.parse(await readFile(join(folder, "de.json"), "utf8")));
  } catch (error) {
    faults.push(`${folder}: de.json is missing or no JSON (${error.message})`);
  }
  for (const [key, names] of english) {
    const other = german.get(key);
    if (!other) faults.push(`${folder}: de.json lacks ${key}`);
    else if ([...names].sort().join() !== [...other].sort().join())
      faults.push(`${folder}: ${key} names other values in German`);
  }
  for (const key of german.keys()) if (!english.has(key)) faults.push(`${folder}: en.json lacks ${key}`);
}
// A sentence for a problem that the API no longer has is dead.
const known = await readFile(join(SRC, "../../docs/errors.md"), "utf8");
const sentences = JSON.parse(await readFile(join(SRC, "shared/problems/messages/en.json"), "utf8"));
for (const code of Object.keys(sentences))
  if (!known.includes(`\`${code}\``)) faults.push(`shared/problems: the API has no problem ${code}`);
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
