/** What the class screens load: the people and courses of a class, and the graph that gives skills their names. */
import { useQuery } from "@tanstack/react-query";
import { allPages } from "@/shared/api/classes";
import { answer, api } from "@/shared/api/client";
import { graphOf } from "@/shared/api/courses";
import type { CourseOut, MemberOut } from "@/shared/api/schema";

export function useMembers(classId: string) {
  return useQuery({
    queryKey: ["classes", classId, "members"],
    queryFn: () =>
      allPages<MemberOut>((after) =>
        answer(
          api.GET("/v1/classes/{class_id}/members", { params: { path: { class_id: classId }, query: { after } } }),
        ),
      ),
  });
}

/** The courses of a class, pinned ones first: those are what it works with. */
export type ClassCourse = { course: CourseOut; versionId: string; pinned: boolean };

export function useClassCourses(classId: string) {
  return useQuery({
    queryKey: ["classes", classId, "courses"],
    queryFn: async (): Promise<ClassCourse[]> => {
      const [courses, pins] = await Promise.all([
        allPages<CourseOut>((after) => answer(api.GET("/v1/courses", { params: { query: { after } } }))),
        answer(api.GET("/v1/courses/pins/{class_id}", { params: { path: { class_id: classId } } })),
      ]);
      return courses
        .map((course) => {
          const pin = pins.find((one) => one.course_id === course.id);
          return { course, versionId: pin?.version_id ?? course.latest_version_id ?? "", pinned: pin !== undefined };
        })
        .filter((one) => one.versionId !== "")
        .sort((left, right) => Number(right.pinned) - Number(left.pinned));
    },
    staleTime: 60_000,
  });
}

/** Return a function from a skill's id to its title. */
export function useSkillTitles(course: ClassCourse | undefined): (id: string) => string {
  const graph = useQuery(graphOf(course?.course.id, course?.versionId)).data;
  return (id) => graph?.skills.find((skill) => skill.id === id)?.title ?? id;
}
