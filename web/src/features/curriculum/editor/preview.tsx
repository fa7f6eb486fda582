/** A file as a learner would read it: its body as Markdown and LaTeX. */
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { Prose } from "@/shared/ui/prose";
import { CoursePreview } from "../course/course-preview";
import classes from "../studio.module.css";
import { bodyOf, isCourse } from "./course-files";

export function Preview({ path, text }: { path: string; text: string }) {
  const { t } = useTranslation("curriculum");
  const calm = useDeferredValue(text);
  if (isCourse(path)) return <CoursePreview text={calm} />;
  if (!path.endsWith(".md")) return <p className={classes.quiet}>{t("editor.noPreview")}</p>;
  return <Prose>{bodyOf(calm).replaceAll(/\]\(assets\//g, "](about:assets/")}</Prose>;
}
