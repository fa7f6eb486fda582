/** What a learner's own screens load of one enrollment. */
import { useQuery } from "@tanstack/react-query";
import { answer, answerWithHeaders, api } from "@/shared/api/client";

const params = (enrollmentId: string) => ({ params: { path: { enrollment_id: enrollmentId } } });

/** What comes next, to be looked at; the session asks for itself, so that nothing changes under the learner's hands. */
export function useNext(enrollmentId: string) {
  return useQuery({
    queryKey: ["enrollments", enrollmentId, "next"],
    queryFn: () => answer(api.GET("/v1/enrollments/{enrollment_id}/next", params(enrollmentId))),
    staleTime: 5_000,
  });
}

export function usePlan(enrollmentId: string) {
  return useQuery({
    queryKey: ["enrollments", enrollmentId, "plan"],
    queryFn: () => answer(api.GET("/v1/enrollments/{enrollment_id}/plan", params(enrollmentId))),
  });
}

export function useReviews(enrollmentId: string) {
  return useQuery({
    queryKey: ["enrollments", enrollmentId, "reviews"],
    queryFn: () => answer(api.GET("/v1/enrollments/{enrollment_id}/reviews", params(enrollmentId))),
  });
}

export function useMyAssignments(enrollmentId: string) {
  return useQuery({
    queryKey: ["enrollments", enrollmentId, "assignments"],
    queryFn: async () =>
      (await answer(api.GET("/v1/enrollments/{enrollment_id}/assignments", params(enrollmentId)))).assignments,
  });
}

export function useGoals(enrollmentId: string) {
  return useQuery({
    queryKey: ["enrollments", enrollmentId, "goals"],
    queryFn: async () => (await answer(api.GET("/v1/enrollments/{enrollment_id}/goals", params(enrollmentId)))).goals,
  });
}

/** The enrollment with the version that a change of it must name. */
export function useOneEnrollment(enrollmentId: string) {
  return useQuery({
    queryKey: ["enrollments", enrollmentId, "self"],
    queryFn: async () => {
      const { data, headers } = await answerWithHeaders(
        api.GET("/v1/enrollments/{enrollment_id}", params(enrollmentId)),
      );
      return { ...data, etag: headers.get("ETag") ?? `"${data.version}"` };
    },
  });
}
