/** A new skill: its name becomes its file. */
import { Button, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "@/shared/ui/panel";
import { isSlug, newSkill } from "../editor/course-files";
import type { SkillOutline } from "../files/outline";

type NewSkillProps = {
  texts: Readonly<Record<string, string>>;
  skills: readonly SkillOutline[];
  onAdd: (path: string, text: string, id: string) => void;
};

export function NewSkill({ texts, skills, onAdd }: NewSkillProps) {
  const { t } = useTranslation("curriculum/graph");
  const [title, setTitle] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const id = slugOf(title);
    const path = `skills/${id}.md`;
    const fault = !isSlug(id)
      ? t("new.empty")
      : path in texts || skills.some((one) => one.id === id)
        ? t("new.there")
        : null;
    setWrong(fault);
    if (fault) return;
    onAdd(path, newSkill(id, title.trim()), id);
    setTitle("");
  };
  return (
    <Panel title={t("new.title")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t("new.name")}
            description={title ? t("new.file", { file: `skills/${slugOf(title)}.md` }) : undefined}
            value={title}
            error={wrong}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" variant="default">
              {t("new.add")}
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  );
}

/** Return a name as an id: small letters without accents, and dashes. */
function slugOf(title: string): string {
  return title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
}
