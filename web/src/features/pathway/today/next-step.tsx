/** The one thing to do next, with why; or why there is nothing, and until when. */
import { Button } from "@mantine/core";
import { IconArrowRight, IconMoonStars } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { NextOut, OfferOut } from "@/shared/api/schema";
import { away } from "@/shared/i18n/format";
import { useReasonText } from "@/shared/reasons/use-reason-text";
import { EmptyState } from "@/shared/ui/empty-state";
import { Loaded } from "@/shared/ui/loaded";
import { Waiting } from "@/shared/ui/waiting";
import { useNext } from "../queries";
import { PlacementCard } from "./placement-card";
import classes from "./today.module.css";

export function NextStep({ enrollmentId }: { enrollmentId: string }) {
  const query = useNext(enrollmentId);
  return (
    <Loaded query={query} waiting={<Waiting lines={1} height={260} />}>
      {(next) => (
        <>
          {next.placement ? <PlacementCard enrollmentId={enrollmentId} state={next.placement} /> : null}
          {next.offer ? <Offer offer={next.offer} minutes={next.about_minutes ?? null} /> : <Nothing next={next} />}
        </>
      )}
    </Loaded>
  );
}

function Offer({ offer, minutes }: { offer: OfferOut; minutes: number | null }) {
  const say = useReasonText();
  const { t } = useTranslation("pathway");
  const begun = offer.item?.steps.some((step) => step.done || step.attempts > 0) ?? false;
  return (
    <section className={classes.hero} aria-labelledby="next-step">
      <p className={classes.kind}>{t(`activity.${offer.activity}`)}</p>
      <h2 id="next-step" className={classes.skill}>
        {offer.skill.title}
      </h2>
      <p className={classes.why}>{offer.skill.objective}</p>
      {offer.why.length > 0 ? (
        <ul className={classes.why} aria-label={t("today.why")}>
          {offer.why.slice(0, 2).map((reason) => (
            <li key={reason.code}>{say("offer", reason)}</li>
          ))}
        </ul>
      ) : null}
      <div className={classes.go}>
        <Button
          component={Link}
          to={`/session/${offer.enrollment_id}`}
          size="lg"
          color="terracotta.3"
          c="#221f1a"
          rightSection={<IconArrowRight size={20} aria-hidden />}
        >
          {begun ? t("today.goOn") : t("today.begin")}
        </Button>
        {minutes === null ? null : (
          <span className={classes.about}>{t("today.about", { count: roundly(minutes) })}</span>
        )}
      </div>
    </section>
  );
}

/** Return minutes as one would say them: whole ones, and from ten on in fives. */
function roundly(minutes: number): number {
  return minutes > 10 ? 5 * Math.round(minutes / 5) : Math.max(1, Math.round(minutes));
}

function Nothing({ next }: { next: NextOut }) {
  const say = useReasonText();
  const { t } = useTranslation("pathway");
  return (
    <EmptyState icon={<IconMoonStars size={44} />} title={t("today.nothing")}>
      {next.nothing ? say("nothing", next.nothing) : null}
      {next.until ? <p>{t("today.until", { when: away(next.until) })}</p> : null}
    </EmptyState>
  );
}
