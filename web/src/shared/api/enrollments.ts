/** Which course a learner is in now: chosen once, used by every learner's screen. */
import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { keep, kept } from "@/shared/lib/storage";
import { answer, api } from "./client";
import type { EnrollmentOut } from "./schema";

const CHOSEN = "enrollment";
const listeners = new Set<() => void>();

/** Return the query of a learner's enrollments; of one's own without `learnerId`. */
export function useEnrollments(learnerId?: string) {
  return useQuery({
    queryKey: learnerId ? ["enrollments", learnerId] : ["enrollments"],
    queryFn: async () =>
      (await answer(api.GET("/v1/enrollments", { params: { query: { learner_id: learnerId } } }))).items,
    staleTime: 60_000,
  });
}

/** Remember which course is worked in, on this device. */
export function chooseEnrollment(id: string): void {
  keep("local", CHOSEN, id);
  for (const listener of listeners) listener();
}

/** Return the enrollment that is worked in: the chosen one, else the first active one; null without any. */
export function useEnrollment(): EnrollmentOut | null {
  const enrollments = useEnrollments().data ?? [];
  const chosen = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => kept<string>("local", CHOSEN),
  );
  return (
    enrollments.find((one) => one.id === chosen && one.state !== "ended") ??
    enrollments.find((one) => one.state === "active") ??
    enrollments[0] ??
    null
  );
}
