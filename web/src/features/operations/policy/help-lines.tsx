/** Where somebody in need finds a person to talk to: the school's own lines, shown instead of those that Meno knows. */
import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { HelpLineOutput as HelpLine } from "@/shared/api/schema";
import { LANGUAGE_NAMES } from "@/shared/i18n/i18n";
import classes from "../operations.module.css";
import styles from "./help-lines.module.css";

const MOST = 40;
type HelpLinesProps = { lines: readonly HelpLine[]; onChange: (lines: HelpLine[]) => void };

export function HelpLines({ lines, onChange }: HelpLinesProps) {
  const { t } = useTranslation("operations/policy");
  const change = (at: number, part: Partial<HelpLine>) =>
    onChange(lines.map((line, place) => (place === at ? { ...line, ...part } : line)));
  const languages = [
    { value: "all", label: t("lines.everybody") },
    ...(["en", "de"] as const).map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
  ];
  return (
    <fieldset className={styles.lines}>
      <legend>{t("rule.safeguarding.help_lines.label")}</legend>
      <p className={classes.quiet}>{t("rule.safeguarding.help_lines.help")}</p>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own, and only the last one comes or any goes
        <div key={at} className={styles.line}>
          <TextInput
            label={t("lines.name")}
            value={line.name}
            maxLength={120}
            onChange={(event) => change(at, { name: event.currentTarget.value })}
            required
          />
          <TextInput
            label={t("lines.contact")}
            value={line.contact}
            maxLength={120}
            onChange={(event) => change(at, { contact: event.currentTarget.value })}
            required
          />
          <Select
            label={t("lines.for")}
            data={
              languages.some((one) => one.value === line.locale) || !line.locale
                ? languages
                : [...languages, { value: line.locale, label: line.locale }]
            }
            value={line.locale || "all"}
            onChange={(value) => change(at, { locale: value === "all" || !value ? "" : value })}
          />
          <ActionIcon
            aria-label={t("lines.drop", { name: line.name || at + 1 })}
            onClick={() => onChange(lines.filter((_, place) => place !== at))}
          >
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="sm"
        variant="default"
        disabled={lines.length >= MOST}
        onClick={() => onChange([...lines, { name: "", contact: "", locale: "" }])}
      >
        {t("lines.add")}
      </Button>
    </fieldset>
  );
}
