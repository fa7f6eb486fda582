import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepFocus } from "./keep-focus";

describe("the focus of a button that was busy", () => {
  let end: () => void;
  let button: HTMLButtonElement;
  beforeEach(() => {
    document.body.innerHTML = "<button>Send</button><input>";
    button = document.querySelector("button") as HTMLButtonElement;
    end = keepFocus();
    button.focus();
    button.setAttribute("disabled", "");
    button.blur();
  });
  afterEach(() => end());

  it("comes back when it is enabled again", async () => {
    button.removeAttribute("disabled");
    await Promise.resolve();
    expect(document.activeElement).toBe(button);
  });
  it("stays where the person went meanwhile", async () => {
    document.querySelector("input")?.focus();
    button.removeAttribute("disabled");
    await Promise.resolve();
    expect(document.activeElement).toBe(document.querySelector("input"));
  });
});
