/** Reads a text aloud, formulas in words; pressed again, it stops. */
import { Button } from "@mantine/core";
import { IconPlayerStop, IconVolume } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { canSpeak, spokenText } from "@/shared/lib/read-aloud";

type ListenButtonProps = { text: string };

export function ListenButton({ text }: ListenButtonProps) {
  const { t } = useTranslation();
  const [speaking, setSpeaking] = useState(false);
  const mine = useRef(false);
  useEffect(
    () => () => {
      if (mine.current) window.speechSynthesis.cancel();
    },
    [],
  );
  if (!canSpeak()) return null;
  const stop = () => {
    window.speechSynthesis.cancel();
    mine.current = false;
    setSpeaking(false);
  };
  const start = async () => {
    setSpeaking(true);
    mine.current = true;
    const words = new SpeechSynthesisUtterance(await spokenText(text));
    words.onend = stop;
    words.onerror = stop;
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(words);
  };
  return (
    <Button
      className="no-print"
      size="compact-sm"
      variant="subtle"
      leftSection={speaking ? <IconPlayerStop size={16} aria-hidden /> : <IconVolume size={16} aria-hidden />}
      onClick={() => (speaking ? stop() : void start())}
    >
      {speaking ? t("listen.stop") : t("listen.start")}
    </Button>
  );
}
