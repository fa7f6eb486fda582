/** The fields of single rules: a number, a switch, the youngest age. */
import { NumberInput, Select, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { BANDS } from "@/shared/api/new-account";
import type { Plain, Rules } from "./changes";

type FieldProps = { rules: Rules; onChange: (rule: string, value: Plain) => void };

function ruleOf(rules: Rules, rule: string): Plain {
  const [outer = "", inner] = rule.split(".");
  const found = rules[outer as keyof Rules] as Plain | Record<string, Plain>;
  return inner ? ((found as Record<string, Plain>)[inner] ?? "") : (found as Plain);
}

export function NumberRule({
  rule,
  min,
  max,
  rules,
  onChange,
}: FieldProps & { rule: string; min: number; max: number }) {
  const { t } = useTranslation("operations/policy");
  const value = ruleOf(rules, rule);
  return (
    <NumberInput
      maw={460}
      label={t(`rule.${rule}.label`)}
      description={t(`rule.${rule}.help`)}
      min={min}
      max={max}
      allowDecimal={false}
      clampBehavior="blur"
      value={typeof value === "boolean" ? "" : value}
      onChange={(next) => onChange(rule, next)}
      error={value === "" ? t("empty") : undefined}
    />
  );
}

export function Switched({ rule, rules, onChange }: FieldProps & { rule: string }) {
  const { t } = useTranslation("operations/policy");
  return (
    <Switch
      size="md"
      label={t(`rule.${rule}.label`)}
      description={t(`rule.${rule}.help`)}
      checked={ruleOf(rules, rule) === true}
      onChange={(event) => onChange(rule, event.currentTarget.checked)}
    />
  );
}

export function YoungestRule({ rules, onChange }: FieldProps) {
  const { t } = useTranslation("operations/policy");
  return (
    <Select
      maw={460}
      label={t("rule.model_from.label")}
      description={t("rule.model_from.help")}
      data={BANDS.map((value) => ({ value, label: t(`band.${value}`) }))}
      value={rules.model_from}
      onChange={(value) => value && onChange("model_from", value)}
    />
  );
}
