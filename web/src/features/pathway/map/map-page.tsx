/** The skill map: the same skills as a graph to look at and as a list to read. */
import { Group, SegmentedControl } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconMap2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { graphOf } from "@/shared/api/courses";
import { useEnrollment, useEnrollments } from "@/shared/api/enrollments";
import { useProgress } from "@/shared/api/progress";
import type { EnrollmentOut } from "@/shared/api/schema";
import { CourseChoice } from "@/shared/ui/course-choice";
import { EmptyState } from "@/shared/ui/empty-state";
import { Loaded } from "@/shared/ui/loaded";
import { Page } from "@/shared/ui/page";
import { Waiting } from "@/shared/ui/waiting";
import { Details } from "./details";
import classes from "./map.module.css";
import { SkillTree } from "./skill-tree";
import { skillsOf } from "./skills";
import { useSelection } from "./use-selection";

const Graph = lazy(() => import("./skill-graph").then((module) => ({ default: module.SkillGraph })));

export function MapPage() {
  const { t } = useTranslation("pathway/map");
  const enrollments = useEnrollments();
  const enrollment = useEnrollment();
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [chosen, setView] = useState<string | null>(null);
  const view = chosen ?? (narrow ? "list" : "graph");
  const drawn = useDeferredValue(view); // the switch moves at once, and a large map follows
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      width="wide"
      actions={
        <Group align="end">
          <CourseChoice />
          <SegmentedControl
            aria-label={t("view")}
            data={[
              { value: "graph", label: t("graph") },
              { value: "list", label: t("list") },
            ]}
            value={view}
            onChange={setView}
          />
        </Group>
      }
    >
      <Loaded query={enrollments}>
        {() =>
          enrollment ? (
            <SkillMap key={enrollment.id} enrollment={enrollment} view={drawn} />
          ) : (
            <EmptyState icon={<IconMap2 size={44} />} title={t("none")} />
          )
        }
      </Loaded>
    </Page>
  );
}

function SkillMap({ enrollment, view }: { enrollment: EnrollmentOut; view: string }) {
  const { selected, back, select, close } = useSelection();
  const progress = useProgress(enrollment.id);
  const graph = useQuery(graphOf(enrollment.course_id, enrollment.version_id));
  const skills = useMemo(
    () => (graph.data && progress.data ? skillsOf(graph.data, progress.data, new Date()) : null),
    [graph.data, progress.data],
  );
  const found = skills?.find((one) => one.id === selected) ?? null;
  const shown = { selected, back, onSelect: select };
  return (
    <Loaded query={graph}>
      {() => (
        <Loaded query={progress}>
          {() => (
            <div className={classes.columns} data-view={view} data-open={found ? true : undefined}>
              {skills && view === "graph" ? (
                <Suspense fallback={<Waiting lines={1} height={480} />}>
                  <Graph skills={skills} {...shown} />
                </Suspense>
              ) : null}
              {skills && view === "list" ? <SkillTree skills={skills} {...shown} /> : null}
              {found ? <Details skill={found} enrollmentId={enrollment.id} onClose={close} onSelect={select} /> : null}
            </div>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
