/** One file: the course, a skill or an item as a form or as its text, which are two views of the same; every other file as its text. */
import { SegmentedControl, Stack, Textarea } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { keep, kept } from "@/shared/lib/storage";
import { CourseForm } from "../course/course-form";
import { isSkill } from "../files/outline";
import type { FormProps } from "../form/file-form";
import { ItemForm } from "../item/item-form";
import { SkillForm } from "../skill/skill-form";
import classes from "../studio.module.css";
import { isCourse, isItem, offsetOf } from "./course-files";

/** A line to go to; `at` tells one wish from the same wish again. */
export type Jump = { line: number; at: number };
type View = "form" | "text";
type FileEditorProps = Omit<FormProps, "onText">;

/** Return the form that a file has, if there is one for its kind. */
function formOf(path: string) {
  if (isItem(path)) return ItemForm;
  if (isSkill(path)) return SkillForm;
  return isCourse(path) ? CourseForm : null;
}

export function FileEditor(props: FileEditorProps) {
  const { texts, path, jump, onChange } = props;
  const { t } = useTranslation("curriculum");
  const [view, setView] = useState<View>(() => kept<View>("local", "studio.view") ?? "form");
  const show = (to: View) => {
    setView(to);
    keep("local", "studio.view", to);
  };
  const Form = formOf(path);
  if (!Form) return <FileText path={path} text={texts[path] ?? ""} jump={jump} onChange={onChange} />;
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t("editor.view")}
        data={[
          { value: "form", label: t("editor.form") },
          { value: "text", label: t("editor.text") },
        ]}
        value={view}
        onChange={(to) => show(to === "text" ? "text" : "form")}
      />
      {view === "form" ? (
        <Form {...props} onText={() => show("text")} />
      ) : (
        <FileText path={path} text={texts[path] ?? ""} jump={jump} onChange={onChange} />
      )}
    </Stack>
  );
}

type FileTextProps = { path: string; text: string; jump: Jump | null; onChange: (text: string) => void };

function FileText({ path, text, jump, onChange }: FileTextProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (jump && area.current) select(area.current, jump.line);
  }, [jump]);
  return (
    <Textarea
      ref={area}
      className={classes.text}
      label={path}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
      autosize
      minRows={20}
      maxRows={34}
      spellCheck={false}
    />
  );
}

function select(area: HTMLTextAreaElement, line: number): void {
  const start = offsetOf(area.value, line);
  const end = area.value.indexOf("\n", start);
  area.focus();
  area.setSelectionRange(start, end < 0 ? area.value.length : end);
}
