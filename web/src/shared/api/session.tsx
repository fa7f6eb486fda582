/** Who is signed in, known to the whole client. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { answer, api, holdCsrf } from "./client";
import { ApiProblem } from "./problem";
import type { MeOut } from "./schema";

export const ME = ["me"] as const;

/** Return who is signed in, or null for a visitor. */
export async function fetchMe(): Promise<MeOut | null> {
  try {
    const me = await answer(api.GET("/v1/me"));
    holdCsrf(me.csrf ?? null);
    return me;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

/** Return the query of who is signed in. */
export function useSession() {
  return useQuery({ queryKey: ME, queryFn: fetchMe, staleTime: 60_000 });
}

/** Return who is signed in; only for screens behind the sign-in. While such a screen leaves, as the session has ended, it is who was. */
export function useMe(): MeOut {
  const now = useSession().data;
  const last = useRef(now);
  if (now) last.current = now;
  if (!last.current) throw new Error("useMe is for screens that only somebody signed in can see");
  return last.current;
}

/** Return a function that forgets all that was loaded for one person. */
export function useForgetEverything(): () => void {
  const queries = useQueryClient();
  return () => {
    holdCsrf(null);
    queries.clear();
    queries.setQueryData(ME, null);
  };
}
