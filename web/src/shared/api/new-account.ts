/** Accounts that are made: the roles and ages in the order in which they are offered, and the call, which a press sends once. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "./client";
import type { AccountIn, AccountOut } from "./schema";

export const ROLES = ["learner", "educator", "guardian", "operator"] as const satisfies readonly AccountIn["role"][];
export const BANDS = ["under_13", "13_15", "16_17", "adult"] as const satisfies readonly NonNullable<
  AccountIn["age_band"]
>[];
export type Band = (typeof BANDS)[number];

/** Return the mutation that makes an account, in the language of whoever makes it. */
export function useNewAccount(onSuccess: (made: AccountOut) => Promise<void>) {
  const { i18n } = useTranslation();
  const [key, setKey] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (account: Omit<AccountIn, "locale">) =>
      answer(
        api.POST("/v1/users", {
          headers: { "Idempotency-Key": key },
          body: { ...account, locale: i18n.language.startsWith("de") ? "de" : "en" },
        }),
      ),
    onSuccess,
    onSettled: () => setKey(crypto.randomUUID()),
  });
}
