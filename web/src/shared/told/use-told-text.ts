/** What an answer's checker has to say, in the reader's language; a code that is not known here is said in the server's words. */
import { useTranslation } from "react-i18next";
import type { AttemptOut } from "@/shared/api/schema";

type Saying = Pick<AttemptOut, "message" | "told">;

/** Return a function from what came of an answer to the sentence about it, empty where there is nothing to say. */
export function useToldText(): (saying: { message?: Saying["message"]; told?: Saying["told"] }) => string {
  const { t, i18n } = useTranslation("told");
  return ({ message = "", told }) => {
    const key = `code.${told?.code}`;
    if (!told || !i18n.exists(key, { ns: "told" })) return message;
    const values = told.values ?? {};
    // what a unit measures is a word of its own in each language
    const measured = (name: "given" | "wanted") => t(`measured.${values[name]}` as "measured.length");
    const named = told.code === "dimension_named" ? { given: measured("given"), wanted: measured("wanted") } : values;
    return t(key as "code.different", named);
  };
}
