/** What a language is called, in the reader's own. */
import { useTranslation } from "react-i18next";

/** Return a function from a tag such as `de-AT` to the language's name; to the tag itself where it is none. */
export function useLanguageName(): (tag: string) => string {
  const { i18n } = useTranslation();
  return (tag) => {
    try {
      return new Intl.DisplayNames([i18n.language], { type: "language" }).of(tag) ?? tag;
    } catch {
      return tag; // not a tag yet: somebody is typing
    }
  };
}
