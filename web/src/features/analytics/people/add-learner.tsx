/** Put a new learner into the class. */
import { Button, Select, Stack, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { BANDS, type Band, useNewAccount } from "@/shared/api/new-account";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";

const EMPTY = { name: "", userName: "", band: "13_15" as Band };

export function AddLearner({ classId }: { classId: string }) {
  const { t } = useTranslation("analytics");
  const queries = useQueryClient();
  const [given, setGiven] = useState(EMPTY);
  const add = useNewAccount(async () => {
    setGiven(EMPTY);
    await queries.invalidateQueries({ queryKey: ["classes"] });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({
      role: "learner",
      name: given.name.trim(),
      user_name: given.userName.trim(),
      age_band: given.band,
      class_id: classId,
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t("add.name")}
          value={given.name}
          onChange={(event) => setGiven({ ...given, name: event.currentTarget.value })}
          required
        />
        <TextInput
          label={t("add.userName")}
          value={given.userName}
          onChange={(event) => setGiven({ ...given, userName: event.currentTarget.value })}
          autoCapitalize="none"
          required
        />
        <Select
          label={t("add.age")}
          data={BANDS.map((one) => ({ value: one, label: t(`age.${one}`) }))}
          value={given.band}
          onChange={(band) => setGiven({ ...given, band: (band ?? "13_15") as Band })}
        />
        {add.isError ? <ProblemNotice error={add.error} /> : null}
        {add.data ? (
          <Notice tone="good" live="polite">
            {t("add.done", { name: add.data.name })}
          </Notice>
        ) : null}
        <div>
          <Button type="submit" variant="light" loading={add.isPending}>
            {t("add.add")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
