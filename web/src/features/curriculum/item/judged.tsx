/** How an answer would be judged: the verdict and what the learner would be told, and which hint would come next. */
import { IconCircleCheck, IconCircleDashedCheck, IconQuestionMark, IconRotateClockwise } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { TestsTable } from "@/shared/answer/code/tests-table";
import type { JudgedOut } from "@/shared/api/schema";
import { useToldText } from "@/shared/told/use-told-text";
import { Prose } from "@/shared/ui/prose";
import classes from "../form/form.module.css";

const ICONS = {
  correct: IconCircleCheck,
  partly: IconCircleDashedCheck,
  incorrect: IconRotateClockwise,
  unsure: IconQuestionMark,
};

export function Judged({ judged, next }: { judged: JudgedOut; next: string | null }) {
  const { t } = useTranslation("curriculum/item");
  const message = useToldText()(judged);
  const Icon = ICONS[judged.verdict];
  return (
    <section className={classes.judged} data-kind={judged.verdict} aria-label={t("judged.title")}>
      <div role="status">
        <p className={classes.verdict}>
          <Icon size={22} aria-hidden />
          <strong>{t(`verdict.${judged.verdict}`)}</strong>
        </p>
        {message ? <Prose>{message}</Prose> : null}
      </div>
      {judged.misconception ? (
        <p>
          {t("judged.misconception")} <strong>{judged.misconception.name}</strong>
        </p>
      ) : judged.verdict === "incorrect" ? (
        <p>{t("judged.none")}</p>
      ) : null}
      {judged.feedback ? <Prose>{judged.feedback}</Prose> : null}
      {judged.understood ? <p>{t("judged.understood", { text: judged.understood.replaceAll("\n", "; ") })}</p> : null}
      {judged.line ? <p>{t("judged.line", { line: judged.line })}</p> : null}
      {judged.tests && judged.tests.length > 0 ? <TestsTable tests={judged.tests} /> : null}
      {next ? (
        <details>
          <summary>{t("judged.next")}</summary>
          <Prose>{next}</Prose>
        </details>
      ) : null}
    </section>
  );
}
