/** The keys of a review, wherever the focus is: a number chooses, U takes back, Enter does what comes next. */
import { useWindowEvent } from "@mantine/hooks";
import { isTyping } from "@/shared/lib/is-typing";

type ReviewKeys = { onUndo: (() => void) | null; onGo: () => void; onNumber: (number: number) => void };

export function useReviewKeys({ onUndo, onGo, onNumber }: ReviewKeys): void {
  useWindowEvent("keydown", (event) => {
    const typing = isTyping(event.target);
    const elsewhere = event.target instanceof HTMLElement && event.target.closest("[role=dialog]");
    if (event.defaultPrevented || elsewhere || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === "u" && onUndo) {
      event.preventDefault();
      onUndo();
    } else if (!typing && /^[1-9]$/.test(event.key)) {
      onNumber(Number(event.key));
    } else if (!typing && isGoKey(event)) {
      event.preventDefault();
      onGo();
    }
  });
}

/** Enter does what comes next, wherever the focus is; the space bar only where it presses nothing else. */
function isGoKey(event: KeyboardEvent): boolean {
  const target = event.target;
  if (target instanceof HTMLElement && target.closest("button,a,[role=dialog]")) return false;
  return event.key === "Enter" || (event.key === " " && !(target instanceof HTMLInputElement));
}
