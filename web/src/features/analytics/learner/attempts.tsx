/** How the last answers went; what was written is the learner's own. */
import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AttemptSeenOut, SkillProgressOut } from "@/shared/api/schema";
import { decimal, moment } from "@/shared/i18n/format";
import { WideTable } from "@/shared/ui/wide-table";
import classes from "./learner.module.css";

const STEP = 12;

type AttemptsProps = { attempts: readonly AttemptSeenOut[]; skills: readonly SkillProgressOut[] };

export function Attempts({ attempts, skills }: AttemptsProps) {
  const { t } = useTranslation("analytics");
  const [count, setCount] = useState(STEP);
  if (attempts.length === 0) return <p className={classes.quiet}>{t("attempts.none")}</p>;
  const title = (id: string | undefined) => skills.find((one) => one.skill.id === id)?.skill.title ?? id ?? "";
  return (
    <Stack align="start">
      <WideTable
        caption={t("learner.attempts")}
        columns={[
          t("attempts.at"),
          t("attempts.skill"),
          t("attempts.activity"),
          t("attempts.verdict"),
          t("attempts.help"),
        ]}
      >
        {attempts.slice(0, count).map((one) => (
          <tr key={`${one.at}${one.step}`}>
            <td className={classes.when}>{moment(one.at)}</td>
            <td>{title(one.skills[0])}</td>
            <td>{t(`activity.${one.activity}`)}</td>
            <td className={classes.when}>
              {one.gave_up ? t("attempts.gaveUp") : t(`verdict.${one.verdict}`)}
              {one.attempt_no > 1 ? ` · ${t("attempts.try", { number: one.attempt_no })}` : ""}
              {one.misconception_name ? ` · ${one.misconception_name}` : ""}
            </td>
            <td className={classes.when}>
              {one.hints > 0
                ? t("attempts.hints", { count: one.hints })
                : one.aided
                  ? t("attempts.aided")
                  : t("attempts.alone")}
              {one.seconds ? ` · ${t("attempts.seconds", { seconds: decimal(one.seconds, 0) })}` : ""}
            </td>
          </tr>
        ))}
      </WideTable>
      {attempts.length > count ? (
        <Button variant="subtle" onClick={() => setCount(count + STEP)}>
          {t("common:more")}
        </Button>
      ) : null}
    </Stack>
  );
}
