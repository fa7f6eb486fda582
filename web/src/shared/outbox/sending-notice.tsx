/** How an answer's way to the server stands, when it is not simply there. */
import { Button } from "@mantine/core";
import { useNetwork } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { Notice } from "@/shared/ui/notice";
import { useSendingWords } from "./sending-words";
import type { Outbox } from "./use-outbox";

type SendingNoticeProps = { outbox: Pick<Outbox, "sending" | "sendNow"> };

export function SendingNotice({ outbox: { sending, sendNow } }: SendingNoticeProps) {
  const { t } = useTranslation("outbox");
  const say = useSendingWords(useNetwork().online);
  if (sending.state === "queued") {
    return (
      <Notice tone="hint" live="polite">
        {say(sending)}
        <div>
          <Button size="xs" variant="default" mt="xs" onClick={sendNow}>
            {t("now")}
          </Button>
        </div>
      </Notice>
    );
  }
  if (sending.state === "failed") {
    return (
      <Notice tone="bad" live="assertive">
        {sending.moved ? t("moved") : say(sending)}
      </Notice>
    );
  }
  return null;
}
