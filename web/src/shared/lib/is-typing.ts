/** Whether keys are being typed into something, so that they are no commands. */

const FIELDS = "input:not([type=radio],[type=checkbox]),textarea,select,math-field";

/** Return whether an event goes to a field that takes letters. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches(FIELDS);
}
