/** Every skill with where one stands on it, how sure that is, and when it comes back. */
import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SkillProgressOut } from "@/shared/api/schema";
import { away, percent } from "@/shared/i18n/format";
import { range } from "@/shared/lib/certainty";
import { LinkButton } from "@/shared/ui/link-button";
import { MasteryBar } from "@/shared/ui/mastery-bar";
import { WideTable } from "@/shared/ui/wide-table";
import classes from "./progress.module.css";

const STATES = ["learning", "fading", "ready", "mastered", "known", "locked"] as const;
type SkillListProps = { skills: readonly SkillProgressOut[]; asked: string | null; onAsk: (skill: string) => void };

export function SkillList({ skills, asked, onAsk }: SkillListProps) {
  const { t } = useTranslation("mastery");
  const [search, setSearch] = useState("");
  const [state, setState] = useState<string | null>("begun");
  const shown = skills.filter((one) => {
    const fits =
      state === "all" || (state === "begun" ? one.state !== "locked" && one.state !== "ready" : one.state === state);
    return fits && one.skill.title.toLowerCase().includes(search.toLowerCase());
  });
  return (
    <>
      <div className={`${classes.tools} no-print`}>
        <TextInput label={t("search")} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        <Select
          label={t("show")}
          data={[
            { value: "begun", label: t("state.begun") },
            { value: "all", label: t("state.all") },
            ...STATES.map((one) => ({ value: one, label: t(`state.${one}`) })),
          ]}
          value={state}
          onChange={setState}
        />
      </div>
      {shown.length === 0 ? (
        <p className={classes.quiet}>{t("noSkills")}</p>
      ) : (
        <WideTable caption={t("skills")} columns={[t("skill"), t("standing"), t("mastery"), t("recall"), t("review")]}>
          {shown.map((one) => (
            <Row key={one.skill.id} one={one} asked={one.skill.id === asked} onAsk={onAsk} />
          ))}
        </WideTable>
      )}
    </>
  );
}

type RowProps = { one: SkillProgressOut; asked: boolean; onAsk: (skill: string) => void };

function Row({ one, asked, onAsk }: RowProps) {
  const { t } = useTranslation("mastery");
  const bounds = range(one.mastery ?? 0, one.uncertainty);
  return (
    <tr className={asked ? classes.asked : undefined}>
      <th scope="row">
        {one.attempts > 0 ? (
          <LinkButton onClick={() => onAsk(one.skill.id)}>{one.skill.title}</LinkButton>
        ) : (
          one.skill.title
        )}
      </th>
      <td>
        {t(`state.${one.exempt ? "exempt" : one.presumed ? "presumed" : one.state}`)}
        {one.confirmed ? ` · ${t("confirmed")}` : ""}
      </td>
      <td className={classes.bar}>
        {one.mastery === null || one.mastery === undefined ? (
          "–"
        ) : (
          <>
            <MasteryBar
              label={t("masteryOf", { skill: one.skill.title })}
              mastery={one.mastery}
              {...bounds}
              mastered={one.state === "mastered"}
              fading={one.state === "fading"}
            />
            <span className={classes.quiet}>
              {t("between", { low: percent(bounds.low), high: percent(bounds.high) })}
            </span>
          </>
        )}
      </td>
      <td>{one.retrievability === null || one.retrievability === undefined ? "–" : percent(one.retrievability)}</td>
      <td>{one.next_review ? away(one.next_review) : "–"}</td>
    </tr>
  );
}
