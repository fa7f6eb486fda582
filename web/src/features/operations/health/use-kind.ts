/** What a kind of job does, in words; kinds that are new to this client keep their name. */
import { useTranslation } from "react-i18next";

/** Return a function from a kind such as `memory.consolidate` to words. */
export function useKind(): (kind: string) => string {
  const { t } = useTranslation("operations/health");
  return (kind) => t(`kind.${kind}`, { defaultValue: kind });
}
