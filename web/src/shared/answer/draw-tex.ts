/** KaTeX, loaded when the first formula is drawn. */
import "katex/dist/katex.min.css";
import katex from "katex";

/** Draw a formula into an element; what cannot be drawn is shown as it was typed. */
export function drawTex(tex: string, into: HTMLElement): void {
  katex.render(tex, into, {
    throwOnError: false,
    strict: "ignore",
    trust: false,
    maxExpand: 200,
    output: "htmlAndMathml",
  });
}
