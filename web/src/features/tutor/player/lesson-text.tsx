/** A lesson's explanation and worked examples, in a comfortable measure. */
import type { OfferOut } from "@/shared/api/schema";
import { Prose } from "@/shared/ui/prose";
import { Example } from "./example";
import classes from "./player.module.css";

type LessonTextProps = { lesson: NonNullable<OfferOut["lesson"]> };

export function LessonText({ lesson }: LessonTextProps) {
  return (
    <>
      <div className={classes.reading}>
        <Prose>{lesson.explanation}</Prose>
      </div>
      {lesson.worked_examples.map((example) => (
        <Example key={example.title + example.body.length} example={example} />
      ))}
    </>
  );
}
