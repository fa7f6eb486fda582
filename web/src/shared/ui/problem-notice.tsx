/** What went wrong, in one sentence that says what to do, with a way to try again. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/shared/api/problem";
import { Notice } from "./notice";
import { useProblemText } from "./use-problem-text";

type ProblemNoticeProps = { error: unknown; onRetry?: () => void };

export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const { t } = useTranslation();
  const say = useProblemText();
  if (!error) return null;
  const problem = asProblem(error);
  return (
    <Notice tone="bad" live="assertive">
      {say(problem)}
      {problem.faults.length > 0 ? (
        <ul>
          {problem.faults.map((fault) => (
            <li key={`${fault.at}${fault.code}`}>
              {fault.at}: {fault.message}
            </li>
          ))}
        </ul>
      ) : null}
      {onRetry ? (
        <div>
          <Button mt="xs" size="xs" variant="default" onClick={onRetry}>
            {t("tryAgain")}
          </Button>
        </div>
      ) : null}
    </Notice>
  );
}
