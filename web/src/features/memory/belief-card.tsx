/** One belief: what, how sure, since when, on which words of whom, and what the learner may say to it. */
import { IconCheck, IconMessageQuestion } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { FactOut } from "@/shared/api/schema";
import { day, percent } from "@/shared/i18n/format";
import { BeliefActions } from "./belief-actions";
import { BeliefEvidence } from "./belief-evidence";
import { stateOf, sureness } from "./belief-words";
import classes from "./memory.module.css";

type BeliefCardProps = {
  fact: FactOut;
  text: string;
  about: string | null;
  against: string | null;
  learnerId?: string;
  onGone: () => void;
};

export function BeliefCard({ fact, text, about, against, learnerId, onGone }: BeliefCardProps) {
  const { t } = useTranslation("memory");
  const state = stateOf(fact);
  return (
    <article className={classes.card} data-state={state}>
      <p className={classes.value} dir="auto">
        {text}
      </p>
      {state === "active" ? null : (
        <p className={classes.state} data-state={state}>
          {state === "contested" ? <IconMessageQuestion size={16} aria-hidden /> : <IconCheck size={16} aria-hidden />}
          {t(`state.${state}`)}
        </p>
      )}
      {fact.quote && fact.quote !== fact.value ? (
        <blockquote className={classes.quote}>
          <span dir="auto">{t("quoted", { quote: fact.quote })}</span>
          <footer>{t("inYourWords")}</footer>
        </blockquote>
      ) : null}
      {against ? <p className={classes.meta}>{t("against", { value: against })}</p> : null}
      <Meta fact={fact} about={about} />
      <BeliefEvidence fact={fact} learnerId={learnerId} />
      {learnerId ? null : <BeliefActions fact={fact} text={text} onGone={onGone} />}
    </article>
  );
}

function Meta({ fact, about }: { fact: FactOut; about: string | null }) {
  const { t } = useTranslation("memory");
  return (
    <p className={classes.meta}>
      <span>
        <span className={classes.sure} aria-hidden>
          <span style={{ inlineSize: `${fact.confidence * 100}%` }} />
        </span>
        {t(`sure.${sureness(fact.confidence)}`, { share: percent(fact.confidence) })}
      </span>
      <span>{t(`kind.${fact.kind}`)}</span>
      {about ? <span>{t("about", { about })}</span> : null}
      <span>{t(`source.${fact.source}`)}</span>
      <span>{t("since", { day: day(fact.valid_from) })}</span>
      <span>{fact.expires_at ? t("until", { day: day(fact.expires_at) }) : t("untilCorrected")}</span>
    </p>
  );
}
