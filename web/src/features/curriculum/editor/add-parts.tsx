/** Add a skill or an item. */
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "@/shared/ui/panel";
import classes from "../studio.module.css";
import { isSlug, newItem, newSkill } from "./course-files";

type AddPartsProps = {
  texts: Record<string, string>;
  path: string;
  onChange: (path: string, text: string) => void;
  onOpen: (path: string) => void;
};

export function AddParts({ texts, path, onChange, onOpen }: AddPartsProps) {
  const { t } = useTranslation("curriculum");
  const here = /(^|\/)skills\/([^/]+)\.md$/.exec(path)?.[2] ?? null;
  const add = (at: string, text: string) => {
    if (!(at in texts)) onChange(at, text);
    onOpen(at);
  };
  return (
    <Panel title={t("add.title")}>
      <Stack gap="lg">
        <NewPart
          label={t("add.skill")}
          button={t("add.addSkill")}
          onAdd={(id) => add(`skills/${id}.md`, newSkill(id, id.replaceAll("-", " ")))}
        />
        {here ? (
          <NewPart
            label={t("add.item", { skill: here })}
            button={t("add.addItem")}
            onAdd={(id) => add(`items/${id}.md`, newItem(id, here))}
          />
        ) : (
          <p className={classes.quiet}>{t("add.openSkill")}</p>
        )}
      </Stack>
    </Panel>
  );
}

function NewPart({ label, button, onAdd }: { label: string; button: string; onAdd: (id: string) => void }) {
  const { t } = useTranslation("curriculum");
  const [id, setId] = useState("");
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(!isSlug(id));
    if (!isSlug(id)) return;
    onAdd(id);
    setId("");
  };
  return (
    <form onSubmit={submit}>
      <Group align="end" gap="sm">
        <TextInput
          label={label}
          value={id}
          error={wrong ? t("add.slug") : undefined}
          onChange={(event) => setId(event.currentTarget.value)}
          required
        />
        <Button type="submit" variant="default">
          {button}
        </Button>
      </Group>
    </form>
  );
}
