/** The answers that what is known of a skill rests on. */
import { IconCircleCheck, IconCircleDashed, IconCircleHalf2, IconHelpCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { SkillHistoryOut } from "@/shared/api/schema";
import { moment } from "@/shared/i18n/format";
import list from "@/shared/ui/entry-list.module.css";
import classes from "./growth.module.css";

const SHAPES = {
  correct: IconCircleCheck,
  partly: IconCircleHalf2,
  incorrect: IconCircleDashed,
  unsure: IconHelpCircle,
};

export function Evidence({ found }: { found: SkillHistoryOut }) {
  const { t } = useTranslation("growth");
  const isMasked = found.evidence.length > 0 && found.evidence.every((one) => !one.verdict);
  return (
    <section aria-label={t("evidence")}>
      <h3 className={classes.evidenceHead}>{t("evidence")}</h3>
      <p className={classes.quiet}>
        {t("inAll", { count: found.answers })} {isMasked ? t("masked") : null}
      </p>
      <ul className={list.entries}>
        {found.evidence.map((one) => {
          const Shape = one.verdict ? SHAPES[one.verdict] : null;
          return (
            <li key={one.entry_id}>
              <span className={classes.said}>
                {Shape ? <Shape size={18} aria-hidden /> : null}
                {one.verdict ? t(`verdict.${one.verdict}`) : null}
                {one.words ? <span>{t("wrote", { words: one.words })}</span> : null}
                {one.aided || isMasked ? (
                  <span className={classes.quiet}>{t(one.aided ? "aided" : "alone")}</span>
                ) : null}
              </span>
              <span className={classes.quiet}>{moment(one.at)}</span>
            </li>
          );
        })}
      </ul>
      {found.cleared > 0 ? <p className={classes.quiet}>{t("cleared", { count: found.cleared })}</p> : null}
    </section>
  );
}
