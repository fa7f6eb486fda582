/** Courses of the school and the skill graphs of their versions: asked for once, whichever screen shows them. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { answer, api } from "./client";

/** Return the query of the courses of one's school. */
export function useCourses() {
  return useQuery({
    queryKey: ["courses"],
    queryFn: async () => (await answer(api.GET("/v1/courses", { params: { query: { limit: 100 } } }))).items,
    staleTime: 60_000,
  });
}

/** Return how the skill graph of a version is asked for; it never changes. */
export function graphOf(courseId: string | undefined, versionId: string | undefined) {
  return queryOptions({
    queryKey: ["graph", versionId],
    enabled: Boolean(courseId && versionId),
    queryFn: () =>
      answer(
        api.GET("/v1/courses/{course_id}/versions/{version_id}/graph", {
          params: { path: { course_id: courseId ?? "", version_id: versionId ?? "" } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
