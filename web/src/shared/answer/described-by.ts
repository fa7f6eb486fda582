/** What a screen reader says of a field besides its label: Mantine's fields keep only their own help, so the question is added to it. */

/** Return a ref that adds ids to what describes a field. */
export function describedByToo(ids: string): (field: HTMLElement | null) => void {
  return (field) => {
    const own = (field?.getAttribute("aria-describedby") ?? "").split(" ");
    const all = new Set([...own, ...ids.split(" ")].filter((id) => id !== ""));
    field?.setAttribute("aria-describedby", [...all].join(" "));
  };
}
