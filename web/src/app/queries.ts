/** What was loaded from the API, for all screens. */
import { QueryClient } from "@tanstack/react-query";
import { asProblem } from "@/shared/api/problem";

const TRIES = 3;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < TRIES && asProblem(error).passing,
      retryDelay: (failures, error) => (asProblem(error).retryAfter ?? 0.5 * 2 ** failures) * 1000,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
