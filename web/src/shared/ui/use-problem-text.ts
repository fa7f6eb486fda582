/** Problems in the reader's language where we know the code, in the server's words where we do not. */
import { useTranslation } from "react-i18next";
import type { ApiProblem } from "@/shared/api/problem";

/** Return a function from a problem to one sentence that says what to do. The rarer sentences are loaded beside; nothing waits for them. */
export function useProblemText(): (problem: ApiProblem) => string {
  const { t, i18n } = useTranslation(["common", "problems"], { useSuspense: false });
  return (problem) => {
    const values = { seconds: problem.retryAfter ?? 5 };
    for (const key of [`common:problem.${problem.code}`, `problems:${problem.code}`]) {
      if (i18n.exists(key)) return t(key as "common:problem.server", values);
    }
    if (problem.status >= 500) return t("common:problem.server", { id: problem.requestId ?? "–" });
    return problem.detail || t("common:problem.server", { id: problem.requestId ?? "–" });
  };
}
