/** One skill: where one stands, what it needs and why, and what one can do about it. */
import { Button, CloseButton, Group, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { answer, api } from "@/shared/api/client";
import type { ChoiceIn } from "@/shared/api/schema";
import { away, percent } from "@/shared/i18n/format";
import { range } from "@/shared/lib/certainty";
import { MasteryBar } from "@/shared/ui/mastery-bar";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "./map.module.css";
import type { MapSkill } from "./skills";
import { Standing } from "./standing";
import { Ways } from "./ways";

type DetailsProps = { skill: MapSkill; enrollmentId: string; onClose: () => void; onSelect: (id: string) => void };

export function Details({ skill, enrollmentId, onClose, onSelect }: DetailsProps) {
  const { t } = useTranslation("pathway/map");
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (skill.id) title.current?.focus();
  }, [skill.id]);
  const bounds = skill.mastery === null ? null : range(skill.mastery, skill.uncertainty);
  return (
    <aside
      className={classes.details}
      aria-label={skill.title}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <Panel>
        <Stack gap="md">
          <div className={classes.head}>
            <h2 ref={title} tabIndex={-1}>
              {skill.title}
            </h2>
            <CloseButton aria-label={t("common:close")} onClick={onClose} />
          </div>
          <p className={classes.quiet}>{skill.objective}</p>
          <dl className={classes.facts}>
            <div>
              <dt>{t("standing")}</dt>
              <dd>
                <Standing standing={skill.standing} due={skill.due} />
              </dd>
            </div>
            {bounds ? (
              <div>
                <dt>{t("mastery")}</dt>
                <dd>
                  <MasteryBar
                    label={t("masteryOf", { skill: skill.title })}
                    mastery={skill.mastery ?? 0}
                    {...bounds}
                    mastered={skill.state === "mastered"}
                    fading={skill.state === "fading"}
                  />
                  {t("between", { low: percent(bounds.low), high: percent(bounds.high) })}
                </dd>
              </div>
            ) : null}
            {skill.retrievability !== null ? (
              <div>
                <dt>{t("recall")}</dt>
                <dd>{percent(skill.retrievability)}</dd>
              </div>
            ) : null}
            {skill.nextReview ? (
              <div>
                <dt>{t("review")}</dt>
                <dd>{away(skill.nextReview)}</dd>
              </div>
            ) : null}
          </dl>
          <Ways skill={skill} onSelect={onSelect} />
          <Moves skill={skill} enrollmentId={enrollmentId} />
          <Link to={`/progress?skill=${encodeURIComponent(skill.id)}`}>{t("evidence")}</Link>
        </Stack>
      </Panel>
    </aside>
  );
}

function Moves({ skill, enrollmentId }: { skill: MapSkill; enrollmentId: string }) {
  const { t } = useTranslation("pathway/map");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const move = useMutation({
    mutationFn: (kind: ChoiceIn["move"]) =>
      answer(
        api.POST("/v1/enrollments/{enrollment_id}/moves", {
          params: { path: { enrollment_id: enrollmentId } },
          body: { move: kind, skill: skill.id, id: crypto.randomUUID() },
        }),
      ),
    onSuccess: (_, kind) => {
      void queries.invalidateQueries({ queryKey: ["enrollments", enrollmentId] });
      if (kind !== "skip") navigate(`/session/${enrollmentId}`);
    },
  });
  const ready = ["ready", "learning", "fading", "mastered", "known"].includes(skill.state);
  const done = skill.state === "mastered" || skill.state === "known";
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {ready ? (
          <Button size="sm" onClick={() => move.mutate("choose")} loading={move.isPending}>
            {t("practise")}
          </Button>
        ) : null}
        {done ? null : (
          <Button size="sm" variant="default" onClick={() => move.mutate("test_out")} disabled={move.isPending}>
            {t("testOut")}
          </Button>
        )}
        {ready && !done ? (
          <Button size="sm" variant="subtle" onClick={() => move.mutate("skip")} disabled={move.isPending}>
            {t("skip")}
          </Button>
        ) : null}
      </Group>
      {move.isSuccess && move.variables === "skip" ? <p role="status">{t("skipped")}</p> : null}
      <ProblemNotice error={move.error} />
    </Stack>
  );
}
