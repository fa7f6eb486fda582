// The types of the API, made from the published contract; run by itself it writes them.
import { readFile, writeFile } from "node:fs/promises";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const CONTRACT = new URL("../../docs/openapi.json", import.meta.url);
const KEPT = new URL("../src/shared/api/schema.d.ts", import.meta.url);
const HEAD = "// Made from docs/openapi.json by `npm run contract`: do not edit.\n";

/** Write tuples as arrays: openapi-fetch reads them so, and two types of one reply would not fit each other. */
function withoutTuples(node) {
  if (Array.isArray(node)) return node.map(withoutTuples);
  if (node === null || typeof node !== "object") return node;
  const { prefixItems, ...rest } = node;
  const plain = prefixItems
    ? { type: "array", items: prefixItems.length > 1 ? { anyOf: prefixItems } : prefixItems[0] }
    : rest;
  return Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, withoutTuples(value)]));
}

/** Return the text of schema.d.ts. */
export async function generate() {
  const contract = withoutTuples(JSON.parse(await readFile(CONTRACT, "utf8")));
  return (
    HEAD + astToString(await openapiTS(contract, { alphabetize: true, rootTypes: true, rootTypesNoSchemaPrefix: true }))
  );
}

if (argv[1] === fileURLToPath(import.meta.url)) await writeFile(KEPT, await generate());
