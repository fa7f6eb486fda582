/** Reasons that the server gives as codes, in the reader's language; a code that is not known here is said in the server's words. */
import { useTranslation } from "react-i18next";
import type { ReasonOut } from "@/shared/api/schema";

/** What is explained: why an activity is offered, why there is nothing to do, whether the plan can be kept. */
type Explained = "offer" | "nothing" | "outlook";

/** Return a function from a reason to its sentence. */
export function useReasonText(): (explained: Explained, reason: ReasonOut) => string {
  const { t, i18n } = useTranslation("reasons");
  return (explained, reason) => {
    const key = `${explained}.${reason.code}`;
    return i18n.exists(key, { ns: "reasons" }) ? t(key as "beginning") : reason.text;
  };
}
