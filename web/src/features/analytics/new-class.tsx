/** Make a class. */
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { answer, api } from "@/shared/api/client";
import { ProblemNotice } from "@/shared/ui/problem-notice";

export function NewClass() {
  const { t } = useTranslation("analytics");
  const [opened, { open, close }] = useDisclosure();
  const [name, setName] = useState("");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const make = useMutation({
    mutationFn: () => answer(api.POST("/v1/classes", { body: { name: name.trim() } })),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ["classes"] });
      close();
      navigate(`/classes/${made.id}/people`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <>
      <Button onClick={open}>{t("newClass.open")}</Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t("newClass.title")}
        closeButtonProps={{ "aria-label": t("common:close") }}
      >
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label={t("newClass.name")}
              description={t("newClass.nameHelp")}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              required
              maxLength={200}
              data-autofocus
            />
            {make.isError ? <ProblemNotice error={make.error} /> : null}
            <Group justify="end">
              <Button type="submit" loading={make.isPending}>
                {t("newClass.make")}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
