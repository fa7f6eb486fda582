/** The help ladder: the rungs shown so far, and a button for the next. */
import { Button } from "@mantine/core";
import { IconBulb } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { HintOut, StepOut } from "@/shared/api/schema";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { Prose } from "@/shared/ui/prose";
import classes from "./player.module.css";

type HintListProps = { hints: readonly string[] };

export function HintList({ hints }: HintListProps) {
  const { t } = useTranslation("tutor");
  if (hints.length === 0) return null;
  return (
    <section className={classes.hints} aria-label={t("hint.list")}>
      <ol aria-live="polite">
        {hints.map((hint, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rung is its place
          <li key={at}>
            <span className={classes.hintMark}>{t("hint.rung", { rung: at + 1 })}</span>
            <Prose>{hint}</Prose>
          </li>
        ))}
      </ol>
    </section>
  );
}

type HintButtonProps = {
  offerId: string;
  step: StepOut;
  disabled: boolean;
  onAsk: () => void;
  onHint: (step: string, hint: HintOut) => void;
};

export function HintButton({ offerId, step, disabled, onAsk, onHint }: HintButtonProps) {
  const { t } = useTranslation("tutor");
  const wish = useRef<string | null>(null);
  const ask = useMutation({
    mutationFn: () => {
      wish.current ??= crypto.randomUUID();
      return answer(
        api.POST("/v1/offers/{offer_id}/hints", {
          params: { path: { offer_id: offerId } },
          body: { id: wish.current, step: step.id },
        }),
      );
    },
    onSuccess: (hint) => {
      wish.current = null;
      onHint(step.id, hint);
    },
  });
  const none = ask.data && !ask.data.shown ? ask.data.text : null;
  return (
    <div className={classes.hintAsk}>
      <Button
        variant="default"
        size="md"
        leftSection={<IconBulb size={18} aria-hidden />}
        loading={ask.isPending}
        disabled={disabled}
        onClick={() => {
          onAsk();
          ask.mutate();
        }}
      >
        {step.hints.length === 0 ? t("hint.first") : t("hint.next")}
      </Button>
      <span className={classes.quiet}>{step.hints.length === 0 ? t("hint.cost") : t("hint.costNext")}</span>
      {none ? (
        <Notice tone="hint" live="polite">
          <Prose>{none}</Prose>
        </Notice>
      ) : null}
      {ask.isError ? <ProblemNotice error={ask.error} onRetry={() => ask.mutate()} /> : null}
    </div>
  );
}
