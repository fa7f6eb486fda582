/** Where a learner stands, and the journal it rests on. */
import { useQuery } from "@tanstack/react-query";
import { answer, api } from "./client";
import { useCourses } from "./courses";
import type { EntryOut } from "./schema";

/** Return the query of one's own map of a course. */
export function useProgress(enrollmentId: string) {
  return useQuery({
    queryKey: ["enrollments", enrollmentId, "progress"],
    queryFn: () =>
      answer(
        api.GET("/v1/enrollments/{enrollment_id}/progress", { params: { path: { enrollment_id: enrollmentId } } }),
      ),
  });
}

const MOST_PAGES = 10;

/** Return the query of the journal of the last `days` days, at most ten pages of it, newest first; of one course, if it is named. */
export function useEntries(days: number, courseId?: string) {
  const course = useCourses().data?.find((one) => one.id === courseId)?.slug;
  return useQuery({
    queryKey: ["entries", days],
    enabled: courseId === undefined || course !== undefined,
    select: (found) => (course ? found.filter((one) => one.course === course) : found),
    queryFn: async () => {
      const since = new Date(Date.now() - days * 86_400_000).toLocaleDateString("sv-SE");
      const found: EntryOut[] = [];
      let before: number | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const next = await answer(api.GET("/v1/memory/entries", { params: { query: { before, limit: 100 } } }));
        found.push(...next.items);
        const last = next.items.at(-1);
        if (!next.before || (last && last.day < since)) break;
        before = next.before;
      }
      return found;
    },
    staleTime: 60_000,
  });
}
