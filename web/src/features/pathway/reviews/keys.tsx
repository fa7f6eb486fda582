/** Which keys do what: always in sight, and with more words behind `?`. */
import { Button, Modal } from "@mantine/core";
import { useDisclosure, useWindowEvent } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { isTyping } from "@/shared/lib/is-typing";
import classes from "../question/question.module.css";

const KEYS = [
  ["1–9", "keys.choose"],
  ["Enter", "keys.enter"],
  ["U", "keys.undo"],
  ["?", "keys.help"],
] as const;

export function Keys() {
  const { t } = useTranslation("pathway");
  const [opened, { open, close }] = useDisclosure();
  useWindowEvent("keydown", (event) => {
    if (event.key === "?" && !isTyping(event.target)) open();
  });
  return (
    <div>
      <ul className={classes.keys} aria-label={t("keys.title")}>
        {KEYS.map(([key, label]) => (
          <li key={key}>
            <kbd>{key}</kbd> {t(label)}
          </li>
        ))}
      </ul>
      <Button variant="subtle" size="xs" onClick={open}>
        {t("keys.more")}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t("keys.more")}
        closeButtonProps={{ "aria-label": t("common:close") }}
      >
        <ul>
          <li>{t("keys.moreAnswer")}</li>
          <li>{t("keys.moreGrace")}</li>
          <li>{t("keys.moreSent")}</li>
        </ul>
      </Modal>
    </div>
  );
}
