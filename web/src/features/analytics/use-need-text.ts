/** Why a learner might need a person, in the reader's language. */
import { useTranslation } from "react-i18next";
import type { NeedOut } from "@/shared/api/schema";

/** Return a function from a reason to its sentence; a code that is not known here is said in the server's words. */
export function useNeedText(): (need: NeedOut) => string {
  const { t, i18n } = useTranslation("analytics");
  return ({ code, text, count, values }) => {
    const named = { count, ...values };
    const key = code === "idle" && values?.begun === 0 ? "need.notBegun" : `need.${code}`;
    return i18n.exists(key, { ns: "analytics", ...named }) ? t(key as "need.stuck", named) : text;
  };
}
