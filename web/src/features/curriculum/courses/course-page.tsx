/** One course through time: its versions, and what changed between any two. */
import { Badge, Button, Group, Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { graphOf } from "@/shared/api/courses";
import type { DiffOut, VersionOut } from "@/shared/api/schema";
import { moment } from "@/shared/i18n/format";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { Page } from "@/shared/ui/page";
import { Panel } from "@/shared/ui/panel";
import { MapWords } from "../moving/map-words";
import { useDiff, useVersions } from "../queries";
import classes from "../studio.module.css";

export function CoursePage() {
  const { t } = useTranslation("curriculum");
  const courseId = useParams().courseId ?? "";
  const versions = useVersions(courseId);
  const newest = versions.data?.[0];
  return (
    <Page
      title={newest?.title ?? t("courses.title")}
      lead={t("course.lead")}
      actions={
        newest ? (
          <Button component={Link} to={`/studio/${courseId}/edit?version=${newest.id}`}>
            {t("course.edit")}
          </Button>
        ) : null
      }
    >
      <Loaded query={versions}>
        {(found) => (
          <div className={classes.columns}>
            <ul className={classes.list}>
              {found.map((one) => (
                <Version key={one.id} one={one} />
              ))}
            </ul>
            {found.length > 1 ? (
              <Panel title={t("diff.title")}>
                <Diff versions={found} />
              </Panel>
            ) : null}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Version({ one }: { one: VersionOut }) {
  const { t } = useTranslation("curriculum");
  return (
    <li className={classes.card}>
      <div>
        <h2>
          <Link to={`/studio/${one.course_id}/versions/${one.id}`}>{t("course.version", { number: one.number })}</Link>
        </h2>
        <p className={classes.quiet}>
          {t("course.size", { skills: one.skills, items: one.items })} · {moment(one.published_at ?? one.created_at)}
        </p>
      </div>
      <Group gap="xs">
        {one.errors > 0 ? (
          <Badge color="berry" variant="light">
            {t("course.errors", { count: one.errors })}
          </Badge>
        ) : null}
        <Badge color={one.state === "published" ? "olive" : "saffron"} variant="light">
          {t(`state.${one.state}`)}
        </Badge>
      </Group>
    </li>
  );
}

function Diff({ versions }: { versions: readonly VersionOut[] }) {
  const { t } = useTranslation("curriculum");
  const [after, setAfter] = useState(versions[0]?.id ?? "");
  const [before, setBefore] = useState(versions[1]?.id ?? "");
  const choices = versions.map((one) => ({ value: one.id, label: t("course.version", { number: one.number }) }));
  const query = useDiff(before, after);
  return (
    <Stack gap="sm">
      <Group grow>
        <Select label={t("diff.from")} data={choices} value={before} onChange={(to) => setBefore(to ?? "")} />
        <Select label={t("diff.to")} data={choices} value={after} onChange={(to) => setAfter(to ?? "")} />
      </Group>
      {before === after ? (
        <p className={classes.quiet}>{t("diff.same")}</p>
      ) : (
        <Loaded query={query}>{(found) => <Changes found={found} courseId={versions[0]?.course_id} />}</Loaded>
      )}
    </Stack>
  );
}

function Changes({ found, courseId }: { found: DiffOut; courseId: string | undefined }) {
  const { t } = useTranslation("curriculum");
  const [old, now] = [
    useQuery(graphOf(courseId, found.from_version_id)),
    useQuery(graphOf(courseId, found.to_version_id)),
  ];
  const skills = [...(now.data?.skills ?? []), ...(old.data?.skills ?? [])];
  const titleOf = (id: string) => skills.find((skill) => skill.id === id)?.title ?? id;
  const parts = [
    ["skills", found.skills],
    ["items", found.items],
    ["assets", found.assets],
  ] as const;
  const lines = parts.flatMap(([name, part]) =>
    (["added", "removed", "changed"] as const)
      .filter((what) => part[what].length > 0)
      .map((what) => ({
        key: `${name}.${what}`,
        text: t(`diff.${name}.${what}`, { count: part[what].length }),
        ids: name === "skills" ? part[what].map(titleOf) : part[what],
      })),
  );
  return (
    <Stack gap="sm">
      {found.is_breaking ? (
        <Notice tone={found.unmapped.length > 0 ? "bad" : "hint"}>{t("diff.breaking")}</Notice>
      ) : null}
      {found.unmapped.length > 0 ? (
        <p>{t("diff.unmapped", { skills: found.unmapped.map(titleOf).join(", ") })}</p>
      ) : null}
      {lines.length === 0 && found.course.length === 0 ? <p className={classes.quiet}>{t("diff.nothing")}</p> : null}
      {lines.map((line) => (
        <details key={line.key}>
          <summary>{line.text}</summary>
          <p className={classes.quiet}>{line.ids.join(", ")}</p>
        </details>
      ))}
      {found.course.length > 0 ? <p>{t("diff.course", { fields: found.course.join(", ") })}</p> : null}
      <MapWords maps={found.maps} titleOf={titleOf} />
    </Stack>
  );
}
