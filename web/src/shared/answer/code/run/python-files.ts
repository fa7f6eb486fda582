/** Python's files, from our own origin: named by what is in them, so that a browser keeps them, and fetched when a program is first run. */

import asm from "pyodide/pyodide.asm.mjs?url";
import wasm from "pyodide/pyodide.asm.wasm?url";
import loader from "pyodide/pyodide.mjs?url";
import { info } from "pyodide/pyodide-lock.json";
import library from "pyodide/python_stdlib.zip?url";

const ADDRESSES = {
  "pyodide.mjs": loader,
  "pyodide.asm.mjs": asm,
  "pyodide.asm.wasm": wasm,
  "python_stdlib.zip": library,
};

/** What this Python says of itself; it is told of no packages to fetch. */
export const PYTHON = info;

/** Return the files by name; fails where one cannot be had. */
export async function pythonFiles(): Promise<Record<string, ArrayBuffer>> {
  const pairs = Object.entries(ADDRESSES).map(async ([name, address]) => [name, await bytesAt(address)] as const);
  return Object.fromEntries(await Promise.all(pairs));
}

async function bytesAt(address: string): Promise<ArrayBuffer> {
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(`${address}: ${reply.status}`);
  return reply.arrayBuffer();
}
