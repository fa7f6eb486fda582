/** The end of an account: confirmed by typing its name and the own password, by an operator with a reason; the receipt is shown and can be kept. */
import { Button, Group, PasswordInput, Select, Stack, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { answer, api } from "@/shared/api/client";
import type { ErasureIn } from "@/shared/api/schema";
import { drop, keys } from "@/shared/lib/storage";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import rows from "@/shared/ui/rows.module.css";
import { ErasureReceipt } from "./erasure-receipt";

const REASONS = ["asked_for", "left", "by_mistake", "not_to_be_kept", "other"] as const;
type Reason = NonNullable<ErasureIn["reason"]>;
/** `by`: who has it erased; `name`: the user name, to be typed; `onErased` is told once it has begun. */
type EraseAccountProps = {
  accountId: string;
  name: string;
  by: "own" | "guardian" | "operator";
  onErased?: () => void;
};

export function EraseAccount({ accountId, name, by, onErased }: EraseAccountProps) {
  const { t } = useTranslation("erasure");
  const navigate = useNavigate();
  const [asking, { open, close }] = useDisclosure();
  const [given, setGiven] = useState({ name: "", password: "" });
  const [reason, setReason] = useState<Reason | null>(null);
  const wish = useRef(crypto.randomUUID());
  const erase = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/erasures", {
          body: { id: wish.current, account_id: accountId, password: given.password, reason },
        }),
      ),
    onSuccess: (asked) => {
      if (by !== "own") return onErased?.();
      for (const key of keys("session", "draft.")) drop("session", key);
      // The session has ended with the account: the receipt is shown where nobody has to be signed in.
      navigate("/erased", { state: { asked }, replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erase.mutate();
  };
  return (
    <Panel title={t(`title.${by}`)}>
      {erase.data ? (
        <ErasureReceipt asked={erase.data} />
      ) : (
        <Stack>
          <p className={rows.what}>{t(by === "operator" ? "whatOperator" : "what")}</p>
          {asking ? (
            <form onSubmit={submit}>
              <Stack maw={480}>
                {by === "operator" ? (
                  <Select
                    label={t("reason.label")}
                    description={t("reason.help")}
                    placeholder={t("reason.choose")}
                    data={REASONS.map((value) => ({ value, label: t(`reason.is.${value}`) }))}
                    value={reason}
                    onChange={(value) => setReason(value as Reason | null)}
                    required
                  />
                ) : null}
                <TextInput
                  label={t("type", { name })}
                  value={given.name}
                  onChange={(event) => setGiven({ ...given, name: event.currentTarget.value })}
                  autoCapitalize="none"
                  autoComplete="off"
                  spellCheck={false}
                  autoFocus={by !== "operator"}
                  required
                />
                <PasswordInput
                  label={t("password")}
                  value={given.password}
                  onChange={(event) => setGiven({ ...given, password: event.currentTarget.value })}
                  autoComplete="current-password"
                  visibilityToggleButtonProps={{ "aria-label": t("show") }}
                  required
                />
                {erase.isError ? <ProblemNotice error={erase.error} /> : null}
                <Group>
                  <Button variant="default" onClick={close}>
                    {t("cancel")}
                  </Button>
                  <Button
                    type="submit"
                    color="berry"
                    loading={erase.isPending}
                    disabled={given.name !== name || (by === "operator" && reason === null)}
                  >
                    {t("go")}
                  </Button>
                </Group>
              </Stack>
            </form>
          ) : (
            <Group>
              <Button variant="default" onClick={open}>
                {t(`open.${by}`)}
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </Panel>
  );
}
