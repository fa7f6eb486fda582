/** What a skill builds on, and why: as a list with a form, by keyboard as by mouse. A circle is refused at once. */
import { ActionIcon, Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "@/shared/ui/notice";
import { circleOf, withNeed, withoutNeed, withWhy } from "../files/graph-edits";
import type { SkillOutline } from "../files/outline";
import { Field } from "../form/field";
import classes from "../studio.module.css";

type NeedsFormProps = {
  skills: readonly SkillOutline[];
  skill: SkillOutline;
  text: string;
  /** What it shall build on next, where somebody has drawn that on the graph. */
  wanted?: string | null;
  onChange: (text: string) => void;
};

export function NeedsForm({ skills, skill, text, wanted = null, onChange }: NeedsFormProps) {
  const { t } = useTranslation("curriculum/graph");
  const isNew = wanted !== null && wanted !== skill.id && !skill.needs.some((edge) => edge.id === wanted);
  const [needs, setNeeds] = useState<string | null>(isNew ? wanted : null);
  const [why, setWhy] = useState("");
  const titleOf = (id: string) => skills.find((one) => one.id === id)?.title ?? id;
  const others = skills.filter((one) => one.id !== skill.id && !skill.needs.some((edge) => edge.id === one.id));
  const circle = needs ? circleOf(skills, skill.id, needs) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!needs || !why.trim() || circle) return;
    onChange(withNeed(text, needs, why.trim()));
    setNeeds(null);
    setWhy("");
  };
  return (
    <Stack gap="md">
      {skill.needs.length === 0 ? <p className={classes.quiet}>{t("needs.none")}</p> : null}
      <ul className={classes.list}>
        {skill.needs.map((edge, at) => (
          <li key={edge.id}>
            <Group align="end" gap="xs" wrap="nowrap">
              <div style={{ flex: 1, minWidth: 0 }}>
                <Field
                  label={t("needs.why", { skill: titleOf(edge.id) })}
                  value={edge.why}
                  place={`front:prerequisites.${at}.why`}
                  onWrite={(to) => onChange(withWhy(text, edge.id, to))}
                />
              </div>
              <ActionIcon
                variant="default"
                size="xl"
                aria-label={t("needs.remove", { skill: titleOf(edge.id) })}
                onClick={() => onChange(withoutNeed(text, edge.id))}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </ul>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Select
            label={t("needs.also", { skill: skill.title })}
            data={others.map((one) => ({ value: one.id, label: one.title }))}
            value={needs}
            onChange={setNeeds}
            searchable
          />
          <div aria-live="polite">
            {circle ? <Notice tone="bad">{t("needs.circle", { way: circle.map(titleOf).join(" → ") })}</Notice> : null}
          </div>
          <TextInput
            label={t("needs.newWhy")}
            description={t("needs.whyHelp")}
            value={why}
            // A line has been drawn: what is left to do is to say why.
            autoFocus={isNew}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" variant="default" disabled={!needs || !why.trim() || circle !== null}>
              {t("needs.connect")}
            </Button>
          </div>
        </Stack>
      </form>
    </Stack>
  );
}
