/** What came of an answer, in place: the verdict, why, what was understood, and what it moved. */
import {
  IconCircleCheck,
  IconCircleDashedCheck,
  IconHourglass,
  IconQuestionMark,
  IconRotateClockwise,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { TestsTable } from "@/shared/answer/code/tests-table";
import { plainToTex } from "@/shared/answer/plain-to-tex";
import type { AttemptOut } from "@/shared/api/schema";
import { useToldText } from "@/shared/told/use-told-text";
import { Prose } from "@/shared/ui/prose";
import classes from "./feedback.module.css";
import { MarksTable } from "./marks-table";
import { MasteryChange } from "./mastery-change";

const ICONS = {
  correct: IconCircleCheck,
  partly: IconCircleDashedCheck,
  incorrect: IconRotateClockwise,
  unsure: IconQuestionMark,
  waiting: IconHourglass,
};

type FeedbackProps = { outcome: AttemptOut; closed: boolean };

export function Feedback({ outcome, closed }: FeedbackProps) {
  const { t } = useTranslation("outcome");
  const message = useToldText()(outcome);
  const kind = outcome.waiting ? "waiting" : outcome.verdict;
  const Icon = ICONS[kind];
  return (
    <section className={classes.feedback} data-kind={kind} aria-label={t("title")}>
      <div role="status">
        <p className={classes.verdict}>
          <Icon size={24} aria-hidden />
          <strong>{t(`verdict.${kind}`)}</strong>
          {outcome.counted || outcome.waiting ? null : <span className={classes.quiet}>{t("notCounted")}</span>}
        </p>
        {outcome.waiting ? <p>{t("waitingForPerson")}</p> : null}
        {message ? <Prose>{message}</Prose> : null}
      </div>
      {outcome.misconception ? (
        <p className={classes.misconception}>
          <span className={classes.quiet}>{t("misconception")}</span> <Prose inline>{outcome.misconception.name}</Prose>
        </p>
      ) : null}
      {outcome.feedback ? <Prose>{outcome.feedback}</Prose> : null}
      {outcome.understood && outcome.verdict !== "correct" ? <Understood text={outcome.understood} /> : null}
      {outcome.tests && outcome.tests.length > 0 ? <TestsTable tests={outcome.tests} /> : null}
      {outcome.marks && outcome.marks.length > 0 ? <MarksTable attemptId={outcome.id} marks={outcome.marks} /> : null}
      {closed && outcome.solution && outcome.verdict !== "correct" ? (
        <div className={classes.solution}>
          <h3>{t("solution")}</h3>
          <Prose>{outcome.solution}</Prose>
        </div>
      ) : null}
      {closed && outcome.solution && outcome.verdict === "correct" ? (
        <details className={classes.solution}>
          <summary>{t("solutionToo")}</summary>
          <Prose>{outcome.solution}</Prose>
        </details>
      ) : null}
      {closed ? outcome.mastery.map((change) => <MasteryChange key={change.skill.id} change={change} />) : null}
    </section>
  );
}

function Understood({ text }: { text: string }) {
  const { t } = useTranslation("outcome");
  return (
    <div className={classes.understood}>
      <span className={classes.quiet}>{t("understood")}</span>
      <ul>
        {text.split("\n").map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines may be alike
          <li key={at}>
            <Prose inline>{/^[-+\d\sa-zA-Z().,=<>^*/·√|±]+$/.test(line) ? `$${plainToTex(line)}$` : line}</Prose>
          </li>
        ))}
      </ul>
    </div>
  );
}
