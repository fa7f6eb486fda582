/** One step of an item: what is asked, what is right, what is foreseen as wrong, the hints in order, the solution. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ItemStep } from "../files/item-edits";
import { withNewSection, withSectionWords, wordsOf } from "../files/item-file";
import { type MarkdownFile, withoutSection } from "../files/markdown-file";
import type { SkillOutline } from "../files/outline";
import { Field } from "../form/field";
import classes from "../form/form.module.css";
import { AnswerForm } from "./answer-form";
import { HintsForm } from "./hints-form";
import { WrongForm } from "./wrong-form";

export type StepFormProps = {
  file: MarkdownFile;
  step: ItemStep;
  several: boolean;
  skills: readonly SkillOutline[];
  rubrics: readonly string[];
  onWrite: (file: MarkdownFile) => void;
};

export function StepForm(props: StepFormProps) {
  const { file, step, several, onWrite } = props;
  const { t } = useTranslation("curriculum/item");
  const prompt = step.at >= 0 ? file.sections[step.at] : undefined;
  const solution = step.solution === null ? undefined : file.sections[step.solution];
  return (
    <div className={several ? classes.row : classes.group} role="group" aria-label={t("step.label", { id: step.id })}>
      {several ? <h3 className={classes.itemTitle}>{t("step.label", { id: step.id })}</h3> : null}
      {prompt ? (
        <Field
          label={t("step.prompt")}
          value={wordsOf(prompt)}
          place={`${step.at}:prompt`}
          lines={2}
          onWrite={(to) => onWrite(withSectionWords(file, step.at, to))}
        />
      ) : null}
      <AnswerForm {...props} />
      <WrongForm {...props} />
      <HintsForm file={file} step={step} onWrite={onWrite} />
      {solution && step.solution !== null ? (
        <>
          <Field
            label={t("step.solution")}
            value={wordsOf(solution)}
            place={`${step.solution}:`}
            lines={3}
            onWrite={(to) => onWrite(withSectionWords(file, step.solution as number, to))}
          />
          <div>
            <Button variant="subtle" size="sm" onClick={() => onWrite(withoutSection(file, step.solution as number))}>
              {t("step.noSolution")}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button variant="default" size="sm" onClick={() => onWrite(withNewSection(file, step, "Solution"))}>
            {t("step.addSolution")}
          </Button>
        </div>
      )}
    </div>
  );
}
