/** Which skill is open, and where the focus goes when it is closed: to where it was before the first one was opened. */
import { startTransition, useCallback, useRef, useState } from "react";

type Selection = { selected: string | null; back: string | null };

export function useSelection() {
  const [now, setNow] = useState<Selection>({ selected: null, back: null });
  const origin = useRef<{ id: string; element: Element | null } | null>(null);
  const select = useCallback((id: string) => {
    origin.current ??= { id, element: document.activeElement };
    startTransition(() => setNow({ selected: id, back: null }));
  }, []);
  const close = useCallback(() => {
    const { id, element } = origin.current ?? { id: null, element: null };
    origin.current = null;
    const isThere = element instanceof HTMLElement && element.isConnected && element !== document.body;
    if (isThere) element.focus({ preventScroll: true });
    startTransition(() => setNow({ selected: null, back: isThere ? null : id }));
  }, []);
  return { ...now, select, close };
}
