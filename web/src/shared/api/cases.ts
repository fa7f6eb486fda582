/** What a learner has asked people to look at. */
import { useQuery } from "@tanstack/react-query";
import { answer, api } from "./client";

/** Return the query of one's own cases, newest first. */
export function useMyCases() {
  return useQuery({ queryKey: ["cases"], queryFn: async () => (await answer(api.GET("/v1/cases"))).cases });
}
