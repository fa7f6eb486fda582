/** Ids of wishes: the same wish keeps its id until it is fulfilled, so that the server recognises it when it is sent again. */
import { useRef } from "react";

/** Return a function from a wish to its id, and one that says that a wish is fulfilled: wished again, it is another one. */
export function useWishIds<Wish>() {
  const ids = useRef(new Map<string, string>());
  const idOf = (wish: Wish): string => {
    const key = JSON.stringify(wish);
    const id = ids.current.get(key) ?? crypto.randomUUID();
    ids.current.set(key, id);
    return id;
  };
  const fulfilled = (wish: Wish): void => {
    ids.current.delete(JSON.stringify(wish));
  };
  return { idOf, fulfilled };
}
