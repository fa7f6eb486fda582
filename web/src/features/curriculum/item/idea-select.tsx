/** A misconception of the course, chosen by its name. */
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SkillOutline } from "../files/outline";

type IdeaSelectProps = {
  skills: readonly SkillOutline[];
  value: string;
  place: string;
  onWrite: (id: string | null) => void;
};

export function IdeaSelect({ skills, value, place, onWrite }: IdeaSelectProps) {
  const { t } = useTranslation("curriculum/item");
  const known = skills.flatMap((skill) => skill.misconceptions).filter((one) => one.id);
  const ids = [...new Set([...known.map((one) => one.id), ...(value ? [value] : [])])];
  return (
    <Select
      label={t("wrong.misconception")}
      placeholder={t("wrong.noMisconception")}
      data={ids.map((id) => ({ value: id, label: known.find((one) => one.id === id)?.name || id }))}
      value={value || null}
      onChange={onWrite}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("wrong.clear") }}
      data-place={place}
    />
  );
}
