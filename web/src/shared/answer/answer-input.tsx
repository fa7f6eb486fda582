/** The field that fits a step: every type of answer has one. */
import { lazy, Suspense } from "react";
import { Waiting } from "@/shared/ui/waiting";
import { ArgumentInput } from "./argument-input";
import { ChoiceInput } from "./choice-input";
import type { InputProps } from "./input-props";
import { MathInput } from "./math-input";
import { MatrixInput } from "./matrix-input";
import { MultiChoiceInput } from "./multi-choice-input";
import { OrderingInput } from "./ordering-input";
import { QuantityInput } from "./quantity-input";
import { FreeTextInput, TextInput } from "./text-input";

const CodeInput = lazy(() => import("./code/code-input").then((module) => ({ default: module.CodeInput })));

export function AnswerInput(props: InputProps) {
  switch (props.step.answer_type) {
    case "choice":
      return <ChoiceInput {...props} />;
    case "multi_choice":
      return <MultiChoiceInput {...props} />;
    case "ordering":
      return <OrderingInput {...props} />;
    case "matrix":
      return <MatrixInput {...props} />;
    case "quantity":
      return <QuantityInput {...props} />;
    case "argument":
      return <ArgumentInput {...props} />;
    case "free_text":
      return <FreeTextInput {...props} />;
    case "short_text":
    case "pattern":
      return <TextInput {...props} />;
    case "code":
      return (
        <Suspense fallback={<Waiting lines={1} height={180} />}>
          <CodeInput {...props} />
        </Suspense>
      );
    default:
      return <MathInput {...props} />;
  }
}
