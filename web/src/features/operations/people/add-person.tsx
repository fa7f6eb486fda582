/** Add one person; the one-time code that invites them can be made at once. */
import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClasses } from "@/shared/api/classes";
import { BANDS, type Band, ROLES, useNewAccount } from "@/shared/api/new-account";
import { PEOPLE } from "@/shared/api/people";
import type { AccountIn } from "@/shared/api/schema";
import { Notice } from "@/shared/ui/notice";
import { OneTimeCode } from "@/shared/ui/one-time-code";
import { ProblemNotice } from "@/shared/ui/problem-notice";

type Given = {
  role: AccountIn["role"];
  name: string;
  userName: string;
  email: string;
  band: Band;
  classId: string;
};
const EMPTY: Given = { role: "learner", name: "", userName: "", email: "", band: "13_15", classId: "none" };

function accountOf(given: Given): Omit<AccountIn, "locale"> {
  const learner = given.role === "learner";
  return {
    role: given.role,
    name: given.name.trim(),
    user_name: given.userName.trim(),
    email: given.email.trim() || null,
    age_band: learner ? given.band : null,
    class_id: learner && given.classId !== "none" ? given.classId : null,
  };
}

export function AddPerson() {
  const { t } = useTranslation("operations/people");
  const queries = useQueryClient();
  const [given, setGiven] = useState(EMPTY);
  const add = useNewAccount(async () => {
    setGiven({ ...EMPTY, role: given.role, classId: given.classId, band: given.band });
    await queries.invalidateQueries({ queryKey: PEOPLE });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(accountOf(given));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <WhoFields given={given} onChange={(part) => setGiven({ ...given, ...part })} />
        {add.isError ? <ProblemNotice error={add.error} /> : null}
        {add.data ? (
          <Notice tone="good" live="polite">
            {t("add.done", { name: add.data.name })}
            <Group mt="xs">
              <OneTimeCode accountId={add.data.id} name={add.data.name} reset={false} />
            </Group>
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

function WhoFields({ given, onChange }: { given: Given; onChange: (part: Partial<Given>) => void }) {
  const { t } = useTranslation("operations/people");
  const { t: common } = useTranslation();
  const classes = useClasses();
  return (
    <>
      <Select
        label={t("field.role")}
        data={ROLES.map((value) => ({ value, label: common(`role.${value}`) }))}
        value={given.role}
        onChange={(value) => onChange({ role: ROLES.find((one) => one === value) ?? "learner" })}
      />
      <TextInput
        label={t("field.name")}
        value={given.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        required
      />
      <TextInput
        label={t("field.userName")}
        value={given.userName}
        onChange={(event) => onChange({ userName: event.currentTarget.value })}
        autoCapitalize="none"
        autoComplete="off"
        required
      />
      <TextInput
        type="email"
        label={t("field.emailOptional")}
        value={given.email}
        onChange={(event) => onChange({ email: event.currentTarget.value })}
        autoComplete="off"
      />
      {given.role === "learner" ? (
        <>
          <Select
            label={t("field.age")}
            data={BANDS.map((value) => ({ value, label: t(`age.${value}`) }))}
            value={given.band}
            onChange={(value) => onChange({ band: BANDS.find((one) => one === value) ?? "13_15" })}
          />
          <Select
            label={t("field.class")}
            data={[
              { value: "none", label: t("field.noClass") },
              ...(classes.data ?? []).filter((one) => !one.archived).map((one) => ({ value: one.id, label: one.name })),
            ]}
            value={given.classId}
            onChange={(value) => onChange({ classId: value ?? "none" })}
          />
        </>
      ) : null}
    </>
  );
}
