/** Markdown with LaTeX in `$…$`, from courses and tutors: links, images and HTML of a stranger never run. Maths is loaded when there is some. */
import { lazy, Suspense } from "react";
import { usePreferences } from "@/shared/lib/preferences";
import classes from "./prose.module.css";

const ListenButton = lazy(() => import("./listen-button").then((module) => ({ default: module.ListenButton })));
const RichProse = lazy(() => import("./rich-prose").then((module) => ({ default: module.RichProse })));
const MARKED = /[$*_`#>|~[\]\\<&]|^\s*[-+\d]/m;

type ProseProps = { children: string; inline?: boolean; streaming?: boolean };

export function Prose({ children, inline = false, streaming = false }: ProseProps) {
  const plain = inline ? (
    <span>{children}</span>
  ) : (
    <div className={classes.prose} dir="auto">
      {paragraphs(children)}
    </div>
  );
  const { speakMath } = usePreferences();
  if (!MARKED.test(children)) return plain;
  return (
    <Suspense fallback={plain}>
      <RichProse inline={inline} streaming={streaming}>
        {children}
      </RichProse>
      {speakMath && !inline && !streaming && children.includes("$") ? <ListenButton text={children} /> : null}
    </Suspense>
  );
}

function paragraphs(text: string) {
  return text.split(/\n{2,}/).map((part) => <p key={part}>{part}</p>);
}
