/** What the screens of memory read, and what is read again after a change. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "@/shared/api/client";

const MEMORY = ["memory"] as const;

/** Return the query of what is believed now, of oneself or of a child; read again every so often while something is awaited. */
export function useBeliefs(learnerId?: string, everyMs: number | false = false) {
  return useQuery({
    queryKey: [...MEMORY, "facts", learnerId ?? "me"],
    queryFn: async () =>
      (await answer(api.GET("/v1/memory/facts", { params: { query: { learner_id: learnerId } } }))).facts,
    refetchInterval: everyMs,
  });
}

/** Return the query of one belief with the entries that it rests on. */
export function useBelief(factId: string, learnerId: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: [...MEMORY, "fact", factId, learnerId ?? "me"],
    queryFn: () =>
      answer(
        api.GET("/v1/memory/facts/{fact_id}", {
          params: { path: { fact_id: factId }, query: { learner_id: learnerId } },
        }),
      ),
    enabled,
  });
}

/** Return a function that has everything of memory read again. */
export function useMemoryChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: MEMORY }),
      queries.invalidateQueries({ queryKey: ["exports"] }),
    ]);
  };
}
