/** Languages: catalogues lie beside the features (`messages/<language>.json`) and are loaded when a feature asks for them. */
import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { pseudoMessages } from "@/shared/lib/pseudo";

export const LANGUAGES = ["en", "de", "ar-XB"] as const;
export type Language = (typeof LANGUAGES)[number];
/** Names as their speakers write them; the pseudo-locale is for testing and is offered in development and by `?lang=ar-XB` only. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: "English",
  de: "Deutsch",
  "ar-XB": "Pseudo (right to left)",
};

type Catalogue = { default: Record<string, string> };
const CATALOGUES = {
  ...import.meta.glob<Catalogue>("@/shared/*/messages/*.json"),
  ...import.meta.glob<Catalogue>("@/features/*/messages/*.json"),
  ...import.meta.glob<Catalogue>("@/features/*/*/messages/*.json"),
};

/** What several features show has its texts beside it in `shared`. */
const SHARED = new Set(["answer", "erasure", "graph", "growth", "outbox", "outcome", "problems", "reasons", "told"]);

function loader(namespace: string, language: string) {
  const spoken = language === "ar-XB" ? "en" : language;
  const folder =
    namespace === "common" ? "shared/i18n" : SHARED.has(namespace) ? `shared/${namespace}` : `features/${namespace}`;
  return Object.entries(CATALOGUES).find(([path]) => path.endsWith(`/${folder}/messages/${spoken}.json`))?.[1];
}

const lazily: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: async (language, namespace) => {
    const catalogue = (await loader(namespace, language)?.())?.default ?? {};
    return language === "ar-XB" ? pseudoMessages(catalogue) : catalogue;
  },
};

/** Return the language of a wish list ("de-AT", "fr"), English when none is spoken here. */
export function spoken(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const found = LANGUAGES.find((language) => language === wish || (wish && language === wish.split("-")[0]));
    if (found) return found;
  }
  return "en";
}

/** Start with a language; texts are ready when the promise is. */
export async function startLanguages(language: Language): Promise<void> {
  i18next.on("languageChanged", (now) => {
    document.documentElement.lang = now;
    document.documentElement.dir = now.startsWith("ar") ? "rtl" : "ltr";
  });
  await i18next
    .use(lazily)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: "en",
      supportedLngs: LANGUAGES,
      ns: ["common"],
      defaultNS: "common",
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
      returnNull: false,
    });
}
