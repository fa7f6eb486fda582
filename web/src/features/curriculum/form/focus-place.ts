/** Where a finding points in a form: the field of that part of the file, or the nearest one around it. */

/** Put the focus into the field of a place such as `front:wrong.0.match`. */
export function focusPlace(form: HTMLElement, place: string): void {
  const [section = "", path = ""] = place.split(":");
  const parts = path === "" ? [] : path.split(".");
  for (let length = parts.length; length >= 0; length -= 1) {
    const wanted = `${section}:${parts.slice(0, length).join(".")}`;
    const found =
      form.querySelector<HTMLElement>(`[data-place="${CSS.escape(wanted)}"]`) ??
      form.querySelector<HTMLElement>(`[data-place^="${CSS.escape(length > 0 ? `${wanted}.` : wanted)}"]`);
    if (!found) continue;
    const field = found.matches("input, textarea, select, button")
      ? found
      : (found.querySelector<HTMLElement>("input:not([type=hidden]), textarea, button") ?? found);
    field.focus();
    field.scrollIntoView({ block: "center" });
    return;
  }
}
