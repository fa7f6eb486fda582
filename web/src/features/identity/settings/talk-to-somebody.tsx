/** Tell a person who is there for it that something is wrong; and what was passed on, where the school shows it. */
import { Stack } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { MyConcernOut } from "@/shared/api/schema";
import { moment } from "@/shared/i18n/format";
import { ConcernForm } from "@/shared/ui/concern-form";
import { Panel } from "@/shared/ui/panel";
import rows from "@/shared/ui/rows.module.css";

const MINE = ["concerns", "mine"] as const;

export function TalkToSomebody() {
  const { t } = useTranslation("identity");
  const queries = useQueryClient();
  return (
    <Panel title={t("talk.title")}>
      <Stack>
        <p>{t("talk.what")}</p>
        <ConcernForm
          draft="concern"
          label={t("talk.text")}
          send={t("talk.go")}
          onRaised={() => void queries.invalidateQueries({ queryKey: MINE })}
        />
        <PassedOn />
      </Stack>
    </Panel>
  );
}

function PassedOn() {
  const mine = useQuery({
    queryKey: MINE,
    queryFn: async () => (await answer(api.GET("/v1/safeguarding/concerns/mine"))).items,
  });
  // Whether a learner reads this is the school's to say; where it may not be read, there is nothing to show.
  if (!mine.data?.length) return null;
  return (
    <ul className={rows.rows}>
      {mine.data.map((one) => (
        <PassedOnRow key={one.id} one={one} />
      ))}
    </ul>
  );
}

function PassedOnRow({ one }: { one: MyConcernOut }) {
  const { t } = useTranslation("identity");
  return (
    <li className={rows.row}>
      <span>{t("talk.passedOn", { at: moment(one.at) })}</span>
      <span className={rows.aside}>
        {t(`talk.state.${one.state}`)}
        {one.looks.length > 0 ? ` – ${t("talk.looks", { count: one.looks.length })}` : null}
      </span>
    </li>
  );
}
