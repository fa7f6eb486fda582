/** What is being done and why: kind, skill, reasons, minutes today, and what else one may do. */
import { Title } from "@mantine/core";
import {
  IconArrowLeft,
  IconBook,
  IconChecklist,
  IconPencil,
  IconPuzzle,
  IconRefresh,
  IconSchool,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { answer, api } from "@/shared/api/client";
import type { NextOut, OfferOut } from "@/shared/api/schema";
import { decimal } from "@/shared/i18n/format";
import { useReasonText } from "@/shared/reasons/use-reason-text";
import { ActivityMenu } from "./activity-menu";
import classes from "./player.module.css";
import type { Move } from "./use-work";
import { WhyDisclosure } from "./why-disclosure";

const ICONS = {
  lesson: IconBook,
  worked_example: IconSchool,
  completion: IconPuzzle,
  exercise: IconPencil,
  review: IconRefresh,
  check: IconChecklist,
};

type ActivityHeadProps = { enrollmentId: string; next: NextOut; offer: OfferOut; move: Move; busy: boolean };

export function ActivityHead({ enrollmentId, next, offer, move, busy }: ActivityHeadProps) {
  const { t } = useTranslation("tutor");
  const say = useReasonText();
  const plan = useQuery({
    queryKey: ["plan", enrollmentId],
    queryFn: () =>
      answer(api.GET("/v1/enrollments/{enrollment_id}/plan", { params: { path: { enrollment_id: enrollmentId } } })),
  }).data;
  useEffect(() => {
    document.title = `${offer.skill.title} · Meno`;
  }, [offer.skill.title]);
  const Icon = ICONS[offer.activity];
  return (
    <header className={classes.head}>
      <div className={`${classes.bar} no-print`}>
        <Link to="/today" className={classes.back}>
          <IconArrowLeft size={18} aria-hidden /> {t("head.back")}
        </Link>
        {plan ? (
          <span className={classes.quiet}>
            {t("head.minutes", { done: decimal(plan.minutes_done_today, 0), wanted: decimal(plan.minutes_today, 0) })}
          </span>
        ) : null}
        <ActivityMenu next={next} offer={offer} minutes={plan?.minutes_today ?? null} move={move} busy={busy} />
      </div>
      <p className={classes.kind} data-kind={offer.activity}>
        <Icon size={18} aria-hidden /> {t(`activity.${offer.activity}`)}
      </p>
      <Title order={1} tabIndex={-1} className={classes.title}>
        {offer.skill.title}
      </Title>
      <p className={classes.objective}>{offer.skill.objective}</p>
      <div className="no-print">
        <WhyDisclosure offerId={offer.id} inShort={offer.why.map((reason) => say("offer", reason)).join(" ")} />
      </div>
    </header>
  );
}
