/** A way to tell a person, from the chat: somebody worries, or feels unsafe. */
import { Button, Group, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { ConcernForm } from "@/shared/ui/concern-form";

export function Concern() {
  const { t } = useTranslation("tutor/chat");
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Group justify="end">
        <Button size="xs" variant="subtle" onClick={open}>
          {t("concern.open")}
        </Button>
      </Group>
      <Modal
        opened={opened}
        onClose={close}
        title={t("concern.title")}
        closeButtonProps={{ "aria-label": t("common:close") }}
      >
        <ConcernForm draft="concern" label={t("concern.text")} help={t("concern.help")} send={t("concern.send")} />
      </Modal>
    </>
  );
}
