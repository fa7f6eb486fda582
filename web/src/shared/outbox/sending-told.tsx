/** An answer that was sent, or could not be, while another screen was open. */
import { Button } from "@mantine/core";
import { useNetwork } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { Notice } from "@/shared/ui/notice";
import type { Sending } from "./sending";
import { type Told, useSendingWords } from "./sending-words";

const TONES = { arrived: "good", failed: "bad", queued: "hint" } as const;

export function isTold(sending: Sending): sending is Told {
  return sending.state !== "idle" && sending.state !== "sending";
}

type SendingToldProps = { sending: Told; onSendNow: () => void; onSeen: () => void };

export function SendingTold({ sending, onSendNow, onSeen }: SendingToldProps) {
  const { t } = useTranslation("outbox");
  const say = useSendingWords(useNetwork().online);
  const isQueued = sending.state === "queued";
  return (
    <Notice tone={TONES[sending.state]}>
      {say(sending)}
      <div>
        <Button size="xs" variant="default" mt="xs" onClick={isQueued ? onSendNow : onSeen}>
          {isQueued ? t("now") : t("seen")}
        </Button>
      </div>
    </Notice>
  );
}
