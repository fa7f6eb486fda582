/** Titles of skills and courses by their short names, of the courses that a learner is in. */
import { useQueries } from "@tanstack/react-query";
import { graphOf } from "@/shared/api/courses";
import { useEnrollments } from "@/shared/api/enrollments";

/** Return a function from a skill's short name to its title; what is no skill (a topic) is returned as it is. */
export function useSkillTitles(learnerId?: string): (subject: string) => string {
  const enrollments = useEnrollments(learnerId);
  const titles = useQueries({
    queries: (enrollments.data ?? []).map(({ course_id, version_id }) => graphOf(course_id, version_id)),
    combine: (graphs) =>
      new Map(graphs.flatMap((graph) => graph.data?.skills ?? []).map((skill) => [skill.id, skill.title])),
  });
  return (subject) => titles.get(subject) ?? subject;
}
