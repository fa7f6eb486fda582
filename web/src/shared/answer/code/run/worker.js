// @ts-check
/** Python in a worker of the sandbox. It is handed its files: the sandbox has no network, and asks nobody for anything. */

// Chromium starts no module worker where there is no origin, so this is a classic one; Pyodide tells the two apart by this name alone.
self.importScripts = () => {
  throw new TypeError("modules only");
};

const HOME = "https://python.invalid/";
const TYPES = { wasm: "application/wasm", zip: "application/zip" };

/** @param {string} text */
const addressOf = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));

/**
 * Load Python from the files it was handed, and return what runs a program.
 * @param {{ files: Record<string, ArrayBuffer>, harness: string, info: object }} given
 */
async function started({ files, harness, info }) {
  const asked = globalThis.fetch;
  globalThis.fetch = async (address) => {
    const name = new URL(String(address)).pathname.slice(1);
    const type = name.endsWith(".wasm") ? TYPES.wasm : TYPES.zip;
    return new Response(files[name], { headers: { "content-type": type } });
  };
  const words = new TextDecoder();
  const { loadPyodide } = await import(addressOf(words.decode(files["pyodide.mjs"])));
  const made = await import(addressOf(words.decode(files["pyodide.asm.mjs"])));
  const python = await loadPyodide({
    indexURL: HOME,
    packageBaseUrl: HOME,
    lockFileContents: { info, packages: {} },
    createPyodideModule: made.default,
  });
  globalThis.fetch = asked;
  const names = python.globals.get("dict")();
  python.runPython(harness, { globals: names });
  return names.get("try_out");
}

self.addEventListener(
  "message",
  async ({ data, ports: [port] }) => {
    /** @param {string} kind @param {string} [json] */
    const say = (kind, json) => port.postMessage({ kind, said: json === undefined ? null : JSON.parse(json) });
    try {
      const tryOut = await started(data);
      port.onmessage = ({ data: { program, tests } }) => {
        try {
          tryOut(program, tests, say);
          say("done");
        } catch {
          say("broken");
        }
      };
      say("ready");
    } catch {
      say("broken");
    }
  },
  { once: true },
);
