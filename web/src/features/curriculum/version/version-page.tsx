/** One version of a course: is it sound, what is in it, how learners would fare, and who works with it. */
import { Badge, Button, Group, Stack, Tabs } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useParams } from "react-router";
import { answer, api } from "@/shared/api/client";
import { graphOf } from "@/shared/api/courses";
import type { VersionOut } from "@/shared/api/schema";
import { ConfirmButton } from "@/shared/ui/confirm-button";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { Page } from "@/shared/ui/page";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { WideTable } from "@/shared/ui/wide-table";
import { Findings } from "../findings";
import { Moving, useGone } from "../moving/moving";
import { useLint, useVersion } from "../queries";
import classes from "../studio.module.css";
import { Classes } from "./classes";
import { Simulate } from "./simulate";

const PARTS = ["lint", "skills", "simulate", "classes"] as const;
const MOVING = "moving";

export function VersionPage() {
  const { t } = useTranslation(["curriculum", "curriculum/moving"]);
  const { courseId = "", versionId = "" } = useParams();
  const version = useVersion(courseId, versionId);
  const [part, setPart] = useState<string>("lint");
  const found = version.data;
  const { gone } = useGone(found);
  const parts = gone > 0 ? [...PARTS, MOVING] : PARTS;
  const published = (useLocation().state as { published?: boolean } | null)?.published;
  return (
    <Page
      title={found?.title ?? t("version.title")}
      lead={
        found ? (
          <>
            {t("course.version", { number: found.number })}{" "}
            <Badge color={found.state === "published" ? "olive" : "saffron"} variant="light">
              {t(`state.${found.state}`)}
            </Badge>
          </>
        ) : undefined
      }
      actions={found ? <Actions key={found.id} found={found} gone={gone} onMoving={() => setPart(MOVING)} /> : null}
    >
      {published && found?.state === "published" ? <Notice tone="good">{t("version.published")}</Notice> : null}
      <Tabs
        value={parts.some((one) => one === part) ? part : "lint"}
        onChange={(to) => setPart(to ?? "lint")}
        keepMounted={false}
      >
        <Tabs.List aria-label={t("version.parts")}>
          {parts.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {one === MOVING ? t("curriculum/moving:tab") : t(`version.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={parts.some((one) => one === part) ? part : "lint"} pt="lg">
          {part === "lint" ? <Lint courseId={courseId} versionId={versionId} /> : null}
          {part === "skills" ? <Skills courseId={courseId} versionId={versionId} /> : null}
          {part === "simulate" ? <Simulate versionId={versionId} /> : null}
          {part === MOVING && found ? <Moving version={found} /> : null}
          {part === "classes" && found ? <Classes found={found} /> : null}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

type ActionsProps = { found: VersionOut; gone: number; onMoving: () => void };

function Actions({ found, gone, onMoving }: ActionsProps) {
  const { t } = useTranslation(["curriculum", "curriculum/moving"]);
  const queries = useQueryClient();
  const path = { course_id: found.course_id, version_id: found.id };
  const publish = useMutation({
    mutationFn: () => answer(api.POST("/v1/courses/{course_id}/versions/{version_id}/publish", { params: { path } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["versions", found.id] });
      await queries.invalidateQueries({ queryKey: ["courses"] });
    },
  });
  return (
    <Stack gap="xs" align="end">
      <Group gap="xs">
        <Button component={Link} to={`/studio/${found.course_id}`} variant="subtle">
          {t("version.all")}
        </Button>
        <Button
          component="a"
          href={`/v1/courses/${found.course_id}/versions/${found.id}/bundle`}
          download
          variant="default"
        >
          {t("version.export")}
        </Button>
        <Button component={Link} to={`/studio/${found.course_id}/edit?version=${found.id}`} variant="default">
          {t("course.edit")}
        </Button>
        {found.state === "draft" && gone > 0 && found.errors === 0 ? (
          <Button onClick={onMoving}>{t("curriculum/moving:go")}</Button>
        ) : null}
        {found.state === "draft" && (gone === 0 || found.errors > 0) ? (
          <ConfirmButton
            variant="filled"
            title={t("version.publishTitle")}
            what={found.errors > 0 ? t("version.blocked", { count: found.errors }) : t("version.publishWhat")}
            confirm={t("version.publish")}
            onConfirm={() => publish.mutate()}
            loading={publish.isPending}
          >
            {t("version.publish")}
          </ConfirmButton>
        ) : null}
      </Group>
      {gone > 0 ? <Notice tone="hint">{t("curriculum/moving:first", { count: gone })}</Notice> : null}
      {publish.isSuccess ? (
        <Notice tone="good" live="polite">
          {t("version.published")}
        </Notice>
      ) : null}
      <ProblemNotice error={publish.error} />
    </Stack>
  );
}

function Lint({ courseId, versionId }: { courseId: string; versionId: string }) {
  const lint = useLint(courseId, versionId);
  return (
    <Loaded query={lint}>
      {(found) => <Findings findings={found.findings} courseId={courseId} versionId={versionId} />}
    </Loaded>
  );
}

function Skills({ courseId, versionId }: { courseId: string; versionId: string }) {
  const { t } = useTranslation("curriculum");
  const graph = useQuery(graphOf(courseId, versionId));
  return (
    <Loaded query={graph}>
      {(found) => {
        const title = (id: string) => found.skills.find((one) => one.id === id)?.title ?? id;
        return (
          <WideTable
            caption={t("version.skills")}
            columns={[t("skills.skill"), t("skills.builds"), t("skills.items"), t("skills.minutes")]}
          >
            {found.skills.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Link to={`/studio/${courseId}/edit?version=${versionId}&skill=${encodeURIComponent(one.id)}`}>
                    {one.title}
                  </Link>
                  <p className={classes.quiet}>{one.objective}</p>
                </th>
                <td>
                  <ul>
                    {one.prerequisites.map((edge) => (
                      <li key={edge.id}>
                        {title(edge.id)}
                        {edge.why ? <p className={classes.quiet}>{edge.why}</p> : null}
                      </li>
                    ))}
                  </ul>
                </td>
                <td className="tabular">{one.items}</td>
                <td className="tabular">{one.minutes}</td>
              </tr>
            ))}
          </WideTable>
        );
      }}
    </Loaded>
  );
}
