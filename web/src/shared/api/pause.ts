/** Pausing memory for this session, and going on: known to the whole client through `/v1/me`. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "./client";
import { ME, useSession } from "./session";

/** Return since when memory is paused in this session, and the change between paused and not. */
export function usePause() {
  const queries = useQueryClient();
  const since = useSession().data?.memory_paused_at ?? null;
  const change = useMutation({
    mutationFn: (pause: boolean) => answer(pause ? api.POST("/v1/memory/pause") : api.DELETE("/v1/memory/pause")),
    onSuccess: () => queries.invalidateQueries({ queryKey: ME }),
  });
  return { since, change };
}
