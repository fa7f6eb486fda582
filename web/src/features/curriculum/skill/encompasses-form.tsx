/** Which easier skills are practised along with a skill, and how much of a practice each gets. */
import { Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { fieldsOf, type SkillOutline, wordOf } from "../files/outline";
import { withAdded, withValue } from "../files/yaml-text";
import { Field } from "../form/field";
import classes from "../form/form.module.css";
import { RemoveButton } from "../form/remove-button";

type EncompassesFormProps = {
  front: string;
  values: Record<string, unknown>;
  skills: readonly SkillOutline[];
  own: string;
  onWrite: (front: string) => void;
};

export function EncompassesForm({ front, values, skills, own, onWrite }: EncompassesFormProps) {
  const { t } = useTranslation("curriculum/skill");
  const known = fieldsOf(values.encompasses);
  const title = (id: string) => skills.find((one) => one.id === id)?.title ?? id;
  const left = skills.filter((one) => one.id !== own && !known.some((each) => each.id === one.id));
  return (
    <fieldset className={classes.group}>
      <legend>{t("along.title")}</legend>
      <p className={classes.quiet}>{t("along.what")}</p>
      {known.map((one, at) => {
        const skill = title(wordOf(one.id));
        return (
          <Group key={wordOf(one.id)} align="end" gap="xs" wrap="nowrap">
            <div style={{ flex: 1, minWidth: 0 }}>
              <Field
                label={t("along.share", { skill })}
                value={wordOf(one.weight)}
                place={`front:encompasses.${at}.weight`}
                onWrite={(to) => onWrite(withValue(front, ["encompasses", at, "weight"], to.trim()))}
              />
            </div>
            <RemoveButton
              label={t("along.remove", { skill })}
              onRemove={() => onWrite(withValue(front, known.length > 1 ? ["encompasses", at] : ["encompasses"], null))}
            />
          </Group>
        );
      })}
      <Select
        key={known.length}
        label={t("along.add")}
        data={left.map((one) => ({ value: one.id, label: one.title }))}
        value={null}
        onChange={(id) =>
          id && onWrite(withAdded(front, ["encompasses"], { fields: { id, weight: "0.3" }, flow: true }))
        }
        searchable
      />
    </fieldset>
  );
}
