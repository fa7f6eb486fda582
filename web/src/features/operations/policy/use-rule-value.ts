/** The value of a rule, in words. */
import { useTranslation } from "react-i18next";
import type { BudgetLimit, HelpLineOutput as HelpLine } from "@/shared/api/schema";
import { decimal } from "@/shared/i18n/format";
import type { Value } from "./changes";

export function useRuleValue(): (rule: string, value: Value) => string {
  const { t } = useTranslation("operations/policy");
  const line = (one: HelpLine) => [one.name, one.contact, one.locale].filter(Boolean).join(", ");
  const limit = ({ scope, per, money, tokens }: BudgetLimit) => {
    const most = [
      money == null ? "" : t("limit.money", { money: decimal(money, 6) }),
      tokens == null ? "" : t("limit.tokens", { tokens: decimal(tokens, 0) }),
    ];
    return t(`limit.${scope}.${per}`, { most: most.filter(Boolean).join(", ") });
  };
  return (rule, value) => {
    if (typeof value === "boolean") return value ? t("yes") : t("no");
    if (typeof value === "number") return value === 0 && rule.startsWith("words_kept.") ? t("kept") : decimal(value, 0);
    if (value === null || value.length === 0) return t("nothing");
    if (typeof value === "string") return t(`band.${value}`, { defaultValue: value });
    return value.map((one) => ("scope" in one ? limit(one) : line(one))).join(" · ");
  };
}
