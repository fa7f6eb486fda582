/** A button that asks once more, in words that say what will happen. */
import { Button, type ButtonProps, Group, Modal, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

type ConfirmButtonProps = ButtonProps & {
  children: ReactNode;
  title: string;
  what: ReactNode;
  confirm: string;
  danger?: boolean;
  /** Whether all that `what` asks for has been given. */
  ready?: boolean;
  onConfirm: () => void;
};

export function ConfirmButton({
  children,
  title,
  what,
  confirm,
  danger = false,
  ready = true,
  onConfirm,
  ...button
}: ConfirmButtonProps) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button variant="default" {...button} onClick={open}>
        {children}
      </Button>
      <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ "aria-label": t("close") }}>
        <Stack>
          <div>{what}</div>
          <Group justify="end">
            <Button variant="default" onClick={close} data-autofocus>
              {t("cancel")}
            </Button>
            <Button
              color={danger ? "berry" : undefined}
              disabled={!ready}
              onClick={() => {
                close();
                onConfirm();
              }}
            >
              {confirm}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
