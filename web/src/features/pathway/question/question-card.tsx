/** One question with its skill, its stem and the step to answer. */
import type { ReactNode } from "react";
import type { ItemOut, SkillOut, StepOut } from "@/shared/api/schema";
import { Prose } from "@/shared/ui/prose";
import classes from "./question.module.css";

type QuestionCardProps = { skill: SkillOut; item: ItemOut; step: StepOut; stemId: string; children: ReactNode };

export function QuestionCard({ skill, item, step, stemId, children }: QuestionCardProps) {
  return (
    <article className={classes.card} aria-label={item.title ?? skill.title}>
      <p className={classes.skill}>{skill.title}</p>
      <div id={stemId} className={classes.stem}>
        <Prose>{item.stem}</Prose>
        {step.prompt ? <Prose>{step.prompt}</Prose> : null}
      </div>
      {children}
    </article>
  );
}
