/** A button that is disabled while something runs loses the focus; when it is enabled again it gets it back, unless the person went elsewhere. */

/** Watch a document from now on; return a function that ends it. */
export function keepFocus(page: Document = document): () => void {
  let last: Element | null = null;
  const focused = (event: FocusEvent) => {
    last = event.target instanceof Element ? event.target : null;
  };
  const observer = new MutationObserver((changes) => {
    const isBack = changes.some(({ target }) => target === last && !(target as Element).hasAttribute("disabled"));
    if (isBack && last instanceof HTMLElement && page.activeElement === page.body) last.focus({ preventScroll: true });
  });
  page.addEventListener("focusin", focused);
  observer.observe(page.documentElement, { subtree: true, attributes: true, attributeFilter: ["disabled"] });
  return () => {
    page.removeEventListener("focusin", focused);
    observer.disconnect();
  };
}
