/** Simulated learners try the version before real ones do. Nobody in it exists. */
import { Button, Group, NumberInput, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { SimulationOut, SimulationReport } from "@/shared/api/schema";
import { decimal, moment, percent } from "@/shared/i18n/format";
import { EmptyState } from "@/shared/ui/empty-state";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { WideTable } from "@/shared/ui/wide-table";
import classes from "../studio.module.css";

const PLOTS = ["mastery", "load", "skills"] as const;
const ASK_MS = 1_500;

export function Simulate({ versionId }: { versionId: string }) {
  const { t } = useTranslation("curriculum");
  const queries = useQueryClient();
  const [wish, setWish] = useState({ learners: 300, days: 60, minutes: 30 });
  const [opened, setOpened] = useState<string | null>(null);
  const list = useQuery({
    queryKey: ["simulations", versionId],
    queryFn: () => answer(api.GET("/v1/simulations", { params: { query: { version_id: versionId } } })),
    refetchInterval: (query) => (query.state.data?.some((one) => one.state === "waiting") ? ASK_MS : false),
  });
  const ask = useMutation({
    mutationFn: () => answer(api.POST("/v1/simulations", { body: { version_id: versionId, seed: 1, ...wish } })),
    onSuccess: (made) => {
      setOpened(made.id);
      return queries.invalidateQueries({ queryKey: ["simulations", versionId] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  const number = (name: keyof typeof wish, min: number, max: number) => (
    <NumberInput
      label={t(`simulate.${name}`)}
      value={wish[name]}
      min={min}
      max={max}
      onChange={(value) => setWish({ ...wish, [name]: Number(value) || min })}
    />
  );
  return (
    <Stack gap="lg">
      <Panel title={t("simulate.title")}>
        <form onSubmit={submit}>
          <Stack gap="sm">
            <p className={classes.quiet}>{t("simulate.what")}</p>
            <Group grow align="start">
              {number("learners", 3, 2_000)}
              {number("days", 1, 120)}
              {number("minutes", 5, 240)}
            </Group>
            <ProblemNotice error={ask.error} />
            <div>
              <Button type="submit" variant="light" loading={ask.isPending}>
                {t("simulate.go")}
              </Button>
            </div>
          </Stack>
        </form>
      </Panel>
      <Loaded query={list}>
        {(found) =>
          found.length === 0 ? (
            <EmptyState title={t("simulate.none")} />
          ) : (
            <ul className={classes.list}>
              {found.map((one) => (
                <li key={one.id}>
                  <Simulation
                    one={one}
                    opened={opened === one.id}
                    onOpen={() => setOpened(opened === one.id ? null : one.id)}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Stack>
  );
}

function Simulation({ one, opened, onOpen }: { one: SimulationOut; opened: boolean; onOpen: () => void }) {
  const { t } = useTranslation("curriculum");
  return (
    <Panel>
      <Group justify="space-between">
        <span>
          {t("simulate.row", { learners: one.learners, days: one.days, minutes: one.minutes })} ·{" "}
          {moment(one.created_at)}
        </span>
        {one.state === "done" ? (
          <Button size="sm" variant="default" onClick={onOpen} aria-expanded={opened}>
            {t(opened ? "simulate.close" : "simulate.open")}
          </Button>
        ) : (
          <span role="status">{t(`simulate.state.${one.state}`)}</span>
        )}
      </Group>
      {opened && one.state === "done" ? <Report id={one.id} /> : null}
    </Panel>
  );
}

function Report({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ["simulation", id],
    queryFn: () => answer(api.GET("/v1/simulations/{simulation_id}", { params: { path: { simulation_id: id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return <Loaded query={query}>{(found) => (found.report ? <Told id={id} report={found.report} /> : null)}</Loaded>;
}

function Told({ id, report }: { id: string; report: SimulationReport }) {
  const { t } = useTranslation("curriculum");
  const minutes = (value: number | null | undefined) =>
    value === null || value === undefined ? "–" : decimal(value, 0);
  return (
    <Stack gap="lg" mt="md">
      {report.findings.length === 0 ? <Notice tone="good">{t("simulate.sound")}</Notice> : null}
      <ul className={classes.findings}>
        {report.findings.map((one) => (
          <li key={`${one.rule}${one.skill}`} className={classes.finding} data-level={one.level}>
            <p>
              <strong>{one.skill ?? ""}</strong> {one.message}
            </p>
            <p>{one.mend}</p>
          </li>
        ))}
      </ul>
      <div className={classes.plots}>
        {PLOTS.map((plot) => (
          <figure key={plot}>
            <img src={`/v1/simulations/${id}/plots/${plot}`} alt={t(`simulate.plot.${plot}`)} loading="lazy" />
            <figcaption>{t(`simulate.plot.${plot}`)}</figcaption>
          </figure>
        ))}
      </div>
      <WideTable
        caption={t("simulate.families")}
        captionShown
        columns={[
          t("simulate.family"),
          t("simulate.mastered"),
          t("simulate.p50"),
          t("simulate.p90"),
          t("simulate.stuck"),
        ]}
      >
        {report.families.map((one) => (
          <tr key={one.family}>
            <th scope="row">{t(`simulate.name.${one.family}`)}</th>
            <td>{percent(one.mastered_at_end)}</td>
            <td>{minutes(one.minutes_p50)}</td>
            <td>{minutes(one.minutes_p90)}</td>
            <td>{percent(one.stuck)}</td>
          </tr>
        ))}
      </WideTable>
    </Stack>
  );
}
