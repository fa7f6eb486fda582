/** A lesson to read, then on to the question. */
import { Button } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { OfferOut } from "@/shared/api/schema";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { LessonText } from "./lesson-text";
import classes from "./player.module.css";

type LessonReaderProps = { offer: OfferOut; onRead: () => void };

export function LessonReader({ offer, onRead }: LessonReaderProps) {
  const { t } = useTranslation("tutor");
  const [wish] = useState(() => crypto.randomUUID());
  const read = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/offers/{offer_id}/lesson", { params: { path: { offer_id: offer.id } }, body: { id: wish } }),
      ),
    onSuccess: onRead,
  });
  if (!offer.lesson) return null;
  return (
    <article className={classes.card}>
      <h2 className={classes.sectionTitle}>{t("lesson.title")}</h2>
      <LessonText lesson={offer.lesson} />
      {read.isError ? <ProblemNotice error={read.error} onRetry={() => read.mutate()} /> : null}
      <Button
        className="no-print"
        size="md"
        loading={read.isPending}
        rightSection={<IconArrowRight size={18} aria-hidden />}
        onClick={() => read.mutate()}
      >
        {t("lesson.read")}
      </Button>
    </article>
  );
}
