/** The sentence for an answer that is not simply there. */
import { useTranslation } from "react-i18next";
import type { AttemptOut } from "@/shared/api/schema";
import { useVerdict } from "@/shared/outcome/use-verdict";
import { useProblemText } from "@/shared/ui/use-problem-text";
import type { Sending } from "./sending";

export type Told = Exclude<Sending, { state: "idle" } | { state: "sending" }>;

/** Return a function from what came of an answer that waited to the sentence that says so. */
export function useArrivedText(): (outcome: AttemptOut) => string {
  const { t } = useTranslation("outbox");
  const verdict = useVerdict();
  return (outcome) => `${t("arrived")} ${verdict(outcome)}`;
}

/** Return a function from how a sending stands to the sentence that says so. */
export function useSendingWords(online: boolean): (sending: Told) => string {
  const { t } = useTranslation("outbox");
  const say = useProblemText();
  const arrived = useArrivedText();
  return (sending) => {
    if (sending.state === "arrived") return arrived(sending.outcome);
    if (sending.state === "failed") return sending.moved ? t("movedOn") : say(sending.problem);
    const why = !online ? t("offline") : sending.problem.status === 0 ? t("unreached") : say(sending.problem);
    return `${why} ${t("kept")}`;
  };
}
