/** What becomes of one skill, and in a sentence what that does to learners. */
import { MultiSelect, Select, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "../studio.module.css";
import type { Becomes, Kind } from "./becomes";

const KINDS: readonly Kind[] = ["renamed", "merged", "split", "retired", "kept"];
type Named = { id: string; title: string };
type BecomesFieldsProps = {
  skill: Named;
  choices: readonly Named[];
  value: Becomes | null;
  onSay: (value: Becomes | null) => void;
};

export function BecomesFields({ skill, choices, value, onSay }: BecomesFieldsProps) {
  const { t } = useTranslation("curriculum/moving");
  const data = choices.map((one) => ({ value: one.id, label: one.title }));
  const named = (ids: readonly string[]) =>
    ids.map((id) => choices.find((one) => one.id === id)?.title ?? id).join(", ");
  const enough = value !== null && value.to.length >= (value.kind === "split" ? 2 : 1);
  return (
    <Stack gap="sm" w="100%">
      <Select
        label={t("becomes", { skill: skill.title })}
        placeholder={t("choose")}
        data={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={value?.kind ?? null}
        onChange={(kind) => {
          const to = kind === "retired" || kind === "kept" ? [] : (value?.to ?? []);
          onSay(kind ? { kind: kind as Kind, to: kind === "split" ? to : to.slice(0, 1) } : null);
        }}
      />
      {value?.kind === "renamed" || value?.kind === "merged" ? (
        <Select
          label={t(`to.${value.kind}`, { skill: skill.title })}
          data={data}
          value={value.to[0] ?? null}
          onChange={(id) => onSay({ ...value, to: id ? [id] : [] })}
          searchable
        />
      ) : null}
      {value?.kind === "split" ? (
        <MultiSelect
          label={t("to.split", { skill: skill.title })}
          data={data}
          value={value.to}
          onChange={(to) => onSay({ ...value, to })}
          searchable
        />
      ) : null}
      {value && (enough || value.kind === "retired" || value.kind === "kept") ? (
        <p className={classes.quiet}>{t(`does.${value.kind}`, { skill: skill.title, to: named(value.to) })}</p>
      ) : null}
    </Stack>
  );
}
