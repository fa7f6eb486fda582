/** One's classes, for every screen that lists them. */
import { useQuery } from "@tanstack/react-query";
import { answer, api } from "./client";
import type { ClassOut } from "./schema";

type Paged<Item> = { items: Item[]; after?: string | null };

/** Return all pages of a list; at most `most` items, so that no screen loads for ever. */
export async function allPages<Item>(
  page: (after: string | undefined) => Promise<Paged<Item>>,
  most = 1_000,
): Promise<Item[]> {
  const found: Item[] = [];
  let after: string | undefined;
  do {
    const next = await page(after);
    found.push(...next.items);
    after = next.after ?? undefined;
  } while (after && found.length < most);
  return found;
}

/** Return the query of one's classes. */
export function useClasses() {
  return useQuery({
    queryKey: ["classes"],
    queryFn: () => allPages<ClassOut>((after) => answer(api.GET("/v1/classes", { params: { query: { after } } }))),
  });
}
