/** What comes next for one enrollment: the open offer, or why there is nothing to do. */
import { useQuery } from "@tanstack/react-query";
import { answer, api } from "@/shared/api/client";

/** Return the key under which what comes next is kept. */
export function nextKey(enrollmentId: string) {
  return ["next", enrollmentId] as const;
}

/** Return the query of what comes next. It is not asked for again behind the learner's back while they work. */
export function useNext(enrollmentId: string) {
  return useQuery({
    queryKey: nextKey(enrollmentId),
    queryFn: () =>
      answer(
        api.GET("/v1/enrollments/{enrollment_id}/next", {
          params: { path: { enrollment_id: enrollmentId }, query: {} },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
