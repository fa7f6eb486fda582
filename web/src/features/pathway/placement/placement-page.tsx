/** A few questions find out where a learner begins. No verdict on the way: it measures, it does not teach. */
import { Button, Group, SegmentedControl, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { answer, api } from "@/shared/api/client";
import type { PlacementOut, SkillOut } from "@/shared/api/schema";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { Page } from "@/shared/ui/page";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { PlacementQuestion } from "./placement-question";

const LENGTHS = [10, 15, 25];

export function PlacementPage() {
  const { t } = useTranslation("pathway");
  const enrollmentId = useParams().enrollmentId ?? "";
  const query = useQuery({
    queryKey: ["enrollments", enrollmentId, "placement"],
    queryFn: () =>
      answer(
        api.GET("/v1/enrollments/{enrollment_id}/placement", { params: { path: { enrollment_id: enrollmentId } } }),
      ),
    refetchOnWindowFocus: false,
  });
  return (
    <Page title={t("placement.title")} width="reading" actions={<Link to="/today">{t("placement.toToday")}</Link>}>
      <Loaded query={query}>{(found) => <Placement found={found} enrollmentId={enrollmentId} />}</Loaded>
    </Page>
  );
}

type PlacementProps = { found: PlacementOut; enrollmentId: string };

function Placement({ found, enrollmentId }: PlacementProps) {
  if (found.state === "open" && found.question)
    return <PlacementQuestion key={found.question.id} found={found} enrollmentId={enrollmentId} />;
  if (found.state === "done" && found.result) return <Result found={found} />;
  return <Begin found={found} enrollmentId={enrollmentId} />;
}

function Begin({ found, enrollmentId }: PlacementProps) {
  const { t } = useTranslation("pathway");
  const queries = useQueryClient();
  const [id] = useState(() => crypto.randomUUID());
  const [questions, setQuestions] = useState(15);
  const key = ["enrollments", enrollmentId, "placement"];
  const begin = useMutation({
    onMutate: () => queries.cancelQueries({ queryKey: key }), // what was asked before may not be shown after
    mutationFn: () =>
      answer(
        api.POST("/v1/enrollments/{enrollment_id}/placement", {
          params: { path: { enrollment_id: enrollmentId } },
          body: { id, questions },
        }),
      ),
    onSuccess: (now) => queries.setQueryData(key, now),
  });
  if (found.state === "not_needed") {
    return (
      <Panel>
        <p>{t("placement.notNeeded")}</p>
        <Button component={Link} to="/today">
          {t("placement.toToday")}
        </Button>
      </Panel>
    );
  }
  return (
    <Panel title={t("placement.before")}>
      <Stack>
        <ul>
          <li>{t("placement.point1")}</li>
          <li>{t("placement.point2")}</li>
          <li>{t("placement.point3")}</li>
        </ul>
        {found.remembered ? null : <Notice tone="hint">{t("placement.notRemembered")}</Notice>}
        <div>
          <p id="placement-length">{t("placement.most")}</p>
          <SegmentedControl
            aria-labelledby="placement-length"
            data={LENGTHS.map((one) => ({ value: String(one), label: String(one) }))}
            value={String(questions)}
            onChange={(value) => setQuestions(Number(value))}
          />
        </div>
        <ProblemNotice error={begin.error} />
        <Group>
          <Button size="md" onClick={() => begin.mutate()} loading={begin.isPending}>
            {t("placement.begin")}
          </Button>
          <Button variant="subtle" component={Link} to="/today">
            {t("placement.notNow")}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}

function Result({ found }: { found: PlacementOut }) {
  const { t } = useTranslation(["pathway", "reasons"]);
  const result = found.result;
  if (!result) return null;
  const [known, unsure] = [result.known.length, result.unsure.length];
  return (
    <Stack gap="lg">
      <Notice tone="good" live="polite">
        {t("reasons:placed", { known, unsure, toLearn: result.to_learn, total: known + unsure + result.to_learn })}{" "}
        {t(`reasons:placedEnded.${result.ended}`)} {t("reasons:beginning")}
      </Notice>
      <Found title={t("placement.known", { count: known })} skills={result.known} />
      <Found title={t("placement.unsure", { count: unsure })} skills={result.unsure} />
      <Group>
        <Button component={Link} to={`/session/${found.enrollment_id}`}>
          {t("today.begin")}
        </Button>
        <Button component={Link} to="/map" variant="default">
          {t("placement.map")}
        </Button>
      </Group>
    </Stack>
  );
}

function Found({ title, skills }: { title: string; skills: readonly SkillOut[] }) {
  if (skills.length === 0) return null;
  return (
    <Panel title={title}>
      <ul>
        {skills.map((skill) => (
          <li key={skill.id}>{skill.title}</li>
        ))}
      </ul>
    </Panel>
  );
}
