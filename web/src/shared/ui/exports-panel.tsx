/** Taking a memory along: ask for an archive, see how far it is, download it. */
import { Button, Group, Stack } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { ExportOut } from "@/shared/api/schema";
import { away, decimal, moment } from "@/shared/i18n/format";
import { Loaded } from "./loaded";
import { Notice } from "./notice";
import { Panel } from "./panel";
import { ProblemNotice } from "./problem-notice";
import classes from "./rows.module.css";

const EXPORTS = ["exports"] as const;
const LOOK_AGAIN_MS = 1500;

type ExportsPanelProps = { learnerId?: string };

export function ExportsPanel({ learnerId }: ExportsPanelProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const asked = useQuery({
    queryKey: EXPORTS,
    queryFn: async () => (await answer(api.GET("/v1/exports"))).items,
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === "waiting") ? LOOK_AGAIN_MS : false),
  });
  const ask = useMutation({
    mutationFn: () => answer(api.POST("/v1/exports", { body: learnerId ? { learner_id: learnerId } : {} })),
    onSuccess: () => queries.invalidateQueries({ queryKey: EXPORTS }),
  });
  return (
    <Panel title={learnerId ? t("exports.titleChild") : t("exports.title")}>
      <Stack>
        <p className={classes.what}>{learnerId ? t("exports.whatChild") : t("exports.what")}</p>
        <Group>
          <Button loading={ask.isPending} onClick={() => ask.mutate()}>
            {t("exports.ask")}
          </Button>
        </Group>
        {ask.isError ? <ProblemNotice error={ask.error} /> : null}
        <Loaded query={asked}>
          {(items) => (
            <ul className={classes.rows}>
              {items
                .filter((one) => !learnerId || one.learner_id === learnerId)
                .map((one) => (
                  <ExportRow key={one.id} one={one} />
                ))}
            </ul>
          )}
        </Loaded>
      </Stack>
    </Panel>
  );
}

function ExportRow({ one }: { one: ExportOut }) {
  const { t } = useTranslation();
  const ready = one.state === "ready";
  return (
    <li className={classes.row}>
      <span>
        <strong>{t("exports.of", { at: moment(one.made_at) })}</strong>
        <br />
        <span className={classes.aside} role="status">
          {ready
            ? t("exports.ready", { size: decimal((one.bytes ?? 0) / 1024, 0), until: away(one.expires_at) })
            : t("exports.waiting")}
        </span>
      </span>
      {ready ? (
        <Button
          component="a"
          href={`/v1/exports/${one.id}/content`}
          download
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
        >
          {t("exports.download")}
        </Button>
      ) : null}
      {ready ? null : <JobNotice jobId={one.job_id} />}
    </li>
  );
}

/** Says when the job behind an archive has failed for good. */
function JobNotice({ jobId }: { jobId: string }) {
  const { t } = useTranslation();
  const job = useQuery({
    queryKey: ["jobs", jobId],
    queryFn: () => answer(api.GET("/v1/jobs/{job_id}", { params: { path: { job_id: jobId } } })),
    refetchInterval: 2 * LOOK_AGAIN_MS,
  });
  return job.data?.state === "dead" ? <Notice tone="bad">{t("exports.failed")}</Notice> : null;
}
