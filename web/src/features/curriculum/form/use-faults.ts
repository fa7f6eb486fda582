/** Faults of a form in words: its own, told at once, and those that lint found in the file as it is. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Finding } from "@/shared/api/schema";
import type { SeenFault } from "../files/faults";
import type { Fault } from "./faults";

/**
 * Return what is wrong at which field.
 *
 * @param seen what the form sees by itself
 * @param findings what lint said of the file as it is now
 * @param fieldAt which field stands at a line
 */
export function useFaults(
  seen: readonly SeenFault[],
  findings: readonly Finding[],
  fieldAt: (line: number) => string,
): readonly Fault[] {
  const { t } = useTranslation("curriculum/form");
  return useMemo(
    () => [
      ...seen.map(({ place, code }) => ({ place, words: t(`fault.${code}`) })),
      ...findings
        .filter((one) => one.level === "error")
        .map((one) => ({ place: fieldAt(one.line), words: `${one.message}; ${one.mend}` })),
    ],
    [seen, findings, fieldAt, t],
  );
}
