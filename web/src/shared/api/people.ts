/** The people of one's organisation, for every screen that lists or names them. */
import { useQuery } from "@tanstack/react-query";
import { allPages } from "./classes";
import { answer, api } from "./client";
import type { AccountOut } from "./schema";

export const PEOPLE = ["users", "all"] as const;
/** Names are sealed, so they are sought here, among so many people at most. */
export const MOST_PEOPLE = 10_000;

/** Return the query of everybody, or of everybody of one role; names are sealed, so they are sorted here. */
export function usePeople(role?: AccountOut["role"]) {
  return useQuery({
    queryKey: [...PEOPLE, role ?? "any"],
    queryFn: async () => {
      const found = await allPages<AccountOut>(
        (after) => answer(api.GET("/v1/users", { params: { query: { role, after, limit: 100 } } })),
        MOST_PEOPLE,
      );
      return found.sort((left, right) => left.name.localeCompare(right.name));
    },
  });
}
