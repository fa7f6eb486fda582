/** What rules are set anew, each with what it was and what it is. */
import { useTranslation } from "react-i18next";
import type { Change } from "./changes";
import { useRuleValue } from "./use-rule-value";

export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation("operations/policy");
  const say = useRuleValue();
  return (
    <ul>
      {changes.map(({ rule, before, after }) => (
        <li key={rule}>
          <strong>{t(`rule.${rule}.label`, { defaultValue: rule })}</strong>
          <br />
          {t("confirm.change", { before: say(rule, before), after: say(rule, after) })}
        </li>
      ))}
    </ul>
  );
}
