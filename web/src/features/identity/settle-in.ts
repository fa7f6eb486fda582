/** What a sign-in brings with it: the account's language, and a tab without somebody else's drafts. */
import i18next from "i18next";
import type { AccountOut } from "@/shared/api/schema";
import { spoken } from "@/shared/i18n/i18n";
import { prefer } from "@/shared/lib/preferences";
import { drop, keep, kept, keys } from "@/shared/lib/storage";

const WHO = "who";

/** Speak the account's language, and drop drafts of whoever used this tab before; one's own stay. */
export async function settleIn({ id, locale }: Pick<AccountOut, "id" | "locale">): Promise<void> {
  const before = kept<string>("session", WHO);
  if (before !== null && before !== id) for (const key of keys("session", "draft.")) drop("session", key);
  keep("session", WHO, id);
  const language = spoken([locale]);
  prefer({ language });
  await i18next.changeLanguage(language);
}
