/** What moving a class to a version would do: how many move, what becomes of what they did, and by wish about how many have worked on the skills that go. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { graphOf } from "@/shared/api/courses";
import type { ClassOut, UpgradeOut, VersionOut } from "@/shared/api/schema";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { diffOf } from "../queries";
import { ClassWorked } from "./class-worked";
import { MapWords } from "./map-words";

type UpgradePreviewProps = { found: UpgradeOut; one: ClassOut; version: VersionOut };

export function UpgradePreview({ found, one, version }: UpgradePreviewProps) {
  const { t } = useTranslation("curriculum");
  const query = useChanges(found.from_version_ids, version);
  return (
    <Notice tone={found.is_possible ? "soft" : "bad"} live="polite">
      <p>{t(found.is_possible ? "classes.would" : "classes.impossible", { count: found.learners })}</p>
      <Loaded query={query}>
        {({ maps, gone, titles }) => {
          const titleOf = (skill: string) => titles.get(skill) ?? skill;
          const skills = gone.map((id) => ({ id, title: titleOf(id) }));
          return (
            <>
              {found.unmapped.length > 0 ? (
                <p>{t("diff.unmapped", { skills: found.unmapped.map(titleOf).join(", ") })}</p>
              ) : null}
              {found.is_possible && found.learners > 0 ? (
                <p>{t(maps.length > 0 ? "classes.anew" : "classes.asBefore")}</p>
              ) : null}
              <MapWords maps={maps} titleOf={titleOf} />
              {gone.length > 0 ? (
                <ClassWorked classId={one.id} courseId={version.course_id} name={one.name} skills={skills} />
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Notice>
  );
}

/** Return the query of what changes for learners who come from these versions: the maps on their ways, the skills that go, and titles. */
function useChanges(from: readonly string[], version: VersionOut) {
  const queries = useQueryClient();
  const before = from.filter((id) => id !== version.id);
  return useQuery({
    queryKey: ["upgrade", version.id, ...before],
    queryFn: async () => {
      const [diffs, graphs] = await Promise.all([
        Promise.all(before.map((id) => queries.fetchQuery(diffOf(id, version.id)))),
        Promise.all([version.id, ...before].map((id) => queries.fetchQuery(graphOf(version.course_id, id)))),
      ]);
      return {
        maps: diffs.flatMap((one) => one.maps ?? []),
        gone: [...new Set(diffs.flatMap((one) => one.skills.removed))],
        titles: new Map(graphs.flatMap((graph) => graph.skills).map((skill) => [skill.id, skill.title])),
      };
    },
  });
}
