/** A learner's past, as folded from their journal. Who looks at somebody else's is in that learner's access log: nothing is looked at again by itself. */
import { useQuery } from "@tanstack/react-query";
import { answer, api } from "@/shared/api/client";

const WEEKS = 12;
export const SKILL_DAYS = 90;

export function useWeeks(enrollmentId: string) {
  return useQuery({
    refetchOnWindowFocus: false,
    queryKey: ["enrollments", enrollmentId, "history"],
    queryFn: () =>
      answer(
        api.GET("/v1/enrollments/{enrollment_id}/history", {
          params: { path: { enrollment_id: enrollmentId }, query: { weeks: WEEKS } },
        }),
      ),
  });
}

export function useSkillHistory(enrollmentId: string, skill: string) {
  return useQuery({
    refetchOnWindowFocus: false,
    queryKey: ["enrollments", enrollmentId, "history", skill],
    queryFn: () =>
      answer(
        api.GET("/v1/enrollments/{enrollment_id}/skills/{skill}/history", {
          params: { path: { enrollment_id: enrollmentId, skill }, query: { days: SKILL_DAYS } },
        }),
      ),
  });
}
