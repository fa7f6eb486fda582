/** A sandbox for programs: a frame of no origin whose worker runs Python. Closing it ends whatever runs in it. */
import type { StepOut } from "@/shared/api/schema";
import harness from "./harness.py?raw";
import { PYTHON, pythonFiles } from "./python-files";
import { isTold, type Told } from "./report";
import worker from "./worker.js?raw";

const FRAME = "/runner/frame.html";

export type Sandbox = {
  run: (program: string, tests: StepOut["tests"]) => void;
  close: () => void;
};

/** Open a sandbox; `heard` is told when it is ready, what a program does, and when it broke. */
export function openSandbox(heard: (told: Told) => void): Sandbox {
  const frame = document.createElement("iframe");
  const { port1: port, port2: other } = new MessageChannel();
  const listening = new AbortController();
  port.onmessage = ({ data }: MessageEvent<unknown>) => (isTold(data) ? heard(data) : undefined);
  frame.setAttribute("sandbox", "allow-scripts");
  frame.src = FRAME;
  frame.hidden = true;
  frame.title = "Python";
  const files = pythonFiles();
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  window.addEventListener(
    "message",
    ({ source }) => (source === frame.contentWindow ? heard({ kind: "broken", said: null }) : undefined),
    { signal: listening.signal },
  );
  document.body.append(frame);
  Promise.all([files, loaded]).then(
    // It has no origin that one could name; what is sent are public files and the end of a channel.
    ([found]) => frame.contentWindow?.postMessage({ worker, harness, info: PYTHON, files: found }, "*", [other]),
    () => heard({ kind: "unreached", said: null }),
  );
  return {
    run: (program, tests) => port.postMessage({ program, tests: JSON.stringify(tests) }),
    close: () => {
      listening.abort();
      port.close();
      frame.remove();
    },
  };
}
