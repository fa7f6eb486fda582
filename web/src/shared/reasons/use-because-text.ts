/** Why an activity was offered, sentence by sentence, in the reader's language. */
import { useTranslation } from "react-i18next";
import type { BecauseOut } from "@/shared/api/schema";
import { becauseValues } from "./because-values";
import { useReasonText } from "./use-reason-text";

/** Return a function from a reason with its numbers and skills to its sentence. */
export function useBecauseText(): (reason: BecauseOut) => string {
  const { t, i18n } = useTranslation("reasons");
  const say = useReasonText();
  return (reason) => {
    const key = `because.${reason.code}`;
    const values = becauseValues(reason, (count) => t("more", { count }));
    return i18n.exists(key, { ns: "reasons", ...values }) ? t(key as "because.opens", values) : say("offer", reason);
  };
}
