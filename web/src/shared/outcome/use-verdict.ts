/** A verdict in a word or two. */
import { useTranslation } from "react-i18next";
import type { AttemptOut } from "@/shared/api/schema";

/** Return a function from what came of an answer to its verdict; one that waits for a person has none yet. */
export function useVerdict(): (outcome: Pick<AttemptOut, "verdict" | "waiting">) => string {
  const { t } = useTranslation("outcome");
  return ({ verdict, waiting }) => t(`verdict.${waiting ? "waiting" : verdict}`);
}
