/** What will be otherwise, before it is saved. */
import { useTranslation } from "react-i18next";
import { decimal } from "@/shared/i18n/format";
import type { Change, Value } from "./changes";

export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation("operations/policy");
  const say = (value: Value) => {
    if (typeof value === "boolean") return value ? t("yes") : t("no");
    if (typeof value === "number") return decimal(value, 0);
    return value ? t(`band.${value}`, { defaultValue: value }) : t("nothing");
  };
  return (
    <>
      <p>{t("confirm.what")}</p>
      <ul>
        {changes.map((one) => (
          <li key={one.rule}>
            <strong>{t(`rule.${one.rule}.label`)}</strong>
            <br />
            {t("confirm.change", { before: say(one.before), after: say(one.after) })}
          </li>
        ))}
      </ul>
    </>
  );
}
