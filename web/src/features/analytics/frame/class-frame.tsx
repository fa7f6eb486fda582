/** The frame of all screens of one class: its name, its parts, and the course that is looked at. */
import { Select, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { answer, api } from "@/shared/api/client";
import { EmptyState } from "@/shared/ui/empty-state";
import { Loaded } from "@/shared/ui/loaded";
import { Page } from "@/shared/ui/page";
import { type ClassCourse, useClassCourses } from "../queries";

type Part = "overview" | "assignments" | "people";
const ADDRESS: Record<Part, string> = { overview: "", assignments: "/assignments", people: "/people" };

type ClassFrameProps = { part: Part; children: (classId: string, course: ClassCourse) => ReactNode };

export function ClassFrame({ part, children }: ClassFrameProps) {
  const { t } = useTranslation("analytics");
  const classId = useParams().classId ?? "";
  const navigate = useNavigate();
  const courses = useClassCourses(classId);
  const [chosen, choose] = useChosenCourse(courses.data);
  const found = useQuery({
    queryKey: ["classes", classId],
    queryFn: () => answer(api.GET("/v1/classes/{class_id}", { params: { path: { class_id: classId } } })),
  });
  return (
    <Page
      title={found.data?.name ?? t("class.title")}
      lead={found.data ? t("class.size", { count: found.data.learners }) : undefined}
      actions={
        part === "people" || !courses.data?.length ? null : (
          <Select
            label={t("class.course")}
            w="18rem"
            maw="100%"
            data={courses.data.map((one) => ({ value: one.course.id, label: one.course.title }))}
            value={chosen?.course.id ?? null}
            onChange={(value) => value && choose(value)}
          />
        )
      }
    >
      <Tabs
        value={part}
        onChange={(to) => navigate(`/classes/${classId}${ADDRESS[(to ?? "overview") as Part]}`)}
        activateTabWithKeyboard={false} // each part is a page: arrows go past it, Enter opens it
        keepMounted={false}
      >
        <Tabs.List className="no-print" aria-label={t("class.parts")}>
          {(Object.keys(ADDRESS) as Part[]).map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`class.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={part} pt="lg">
          <Loaded query={courses}>
            {() =>
              chosen ? (
                children(classId, chosen)
              ) : (
                <EmptyState title={t("class.noCourse")}>{t("class.noCourseHelp")}</EmptyState>
              )
            }
          </Loaded>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

/** Return the course that the address names, else the first, and a way to choose another. */
export function useChosenCourse(
  courses: ClassCourse[] | undefined,
): [ClassCourse | undefined, (courseId: string) => void] {
  const [search, setSearch] = useSearchParams();
  const asked = search.get("course");
  const chosen = courses?.find((one) => one.course.id === asked) ?? courses?.[0];
  return [chosen, (courseId) => setSearch({ course: courseId }, { replace: true })];
}
