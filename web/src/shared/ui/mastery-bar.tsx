/** How well a skill is mastered, with how sure we are: a bar, its range, and the same in words. */
import { percent } from "@/shared/i18n/format";
import classes from "./mastery-bar.module.css";

type MasteryBarProps = {
  label: string;
  mastery: number;
  low?: number;
  high?: number;
  mastered?: boolean;
  fading?: boolean;
};

export function MasteryBar({ label, mastery, low, high, mastered = false, fading = false }: MasteryBarProps) {
  const range = low !== undefined && high !== undefined;
  return (
    <div
      className={classes.track}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(mastery * 100)}
      aria-valuetext={range ? `${percent(mastery)} (${percent(low)}–${percent(high)})` : percent(mastery)}
      data-mastered={mastered || undefined}
      data-fading={fading || undefined}
    >
      <div className={classes.fill} style={{ inlineSize: `${mastery * 100}%` }} />
      {range ? (
        <div
          className={classes.range}
          style={{ insetInlineStart: `${low * 100}%`, inlineSize: `${Math.max(0, high - low) * 100}%` }}
        />
      ) : null}
    </div>
  );
}
