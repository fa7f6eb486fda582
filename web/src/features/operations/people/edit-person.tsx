/** Name, user name, e-mail, and a learner's age. */
import { Button, Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { BANDS } from "@/shared/api/new-account";
import type { AccountOut } from "@/shared/api/schema";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { useEdit } from "./use-edit";

export function EditPerson({ person }: { person: AccountOut }) {
  const { t } = useTranslation("operations/people");
  const { t: common } = useTranslation();
  const [name, setName] = useState(person.name);
  const [userName, setUserName] = useState(person.user_name);
  const [email, setEmail] = useState(person.email ?? "");
  const [band, setBand] = useState(person.age_band ?? null);
  const edit = useEdit(person);
  const patch = {
    ...(name.trim() === person.name ? {} : { name: name.trim() }),
    ...(userName.trim() === person.user_name ? {} : { user_name: userName.trim() }),
    ...(email.trim() === (person.email ?? "") ? {} : { email: email.trim() }),
    ...(band === (person.age_band ?? null) ? {} : { age_band: band }),
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        edit.mutate(patch);
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t("field.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          required
        />
        <TextInput
          label={t("field.userName")}
          value={userName}
          onChange={(event) => setUserName(event.currentTarget.value)}
          autoCapitalize="none"
          required
        />
        <TextInput
          type="email"
          label={t("field.emailOptional")}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {person.role === "learner" ? (
          <Select
            label={t("field.age")}
            data={BANDS.map((value) => ({ value, label: t(`age.${value}`) }))}
            value={band}
            onChange={(value) => setBand(BANDS.find((one) => one === value) ?? null)}
            placeholder={t("age.unknown")}
          />
        ) : null}
        {edit.isError ? <ProblemNotice error={edit.error} /> : null}
        <div>
          <Button type="submit" variant="light" loading={edit.isPending} disabled={Object.keys(patch).length === 0}>
            {common("save")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
