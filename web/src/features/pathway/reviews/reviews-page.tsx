/** Reviews, by keyboard alone if one likes: answer, take it back or not, see how it was, go on. */
import { Button, Progress, Stack } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { loadMathField } from "@/shared/answer/math-line";
import { answer, api } from "@/shared/api/client";
import type { NextOut, OfferOut, ReviewsOut } from "@/shared/api/schema";
import { decimal } from "@/shared/i18n/format";
import { useWishIds } from "@/shared/lib/use-wish-ids";
import { useOnItsWay } from "@/shared/outbox/use-outbox";
import { EmptyState } from "@/shared/ui/empty-state";
import { Loaded } from "@/shared/ui/loaded";
import { Page } from "@/shared/ui/page";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { useReviews } from "../queries";
import { Keys } from "./keys";
import { ReviewQuestion } from "./review-question";

export function ReviewsPage() {
  const { t } = useTranslation("pathway");
  const enrollmentId = useParams().enrollmentId ?? "";
  const query = useReviews(enrollmentId);
  return (
    <Page
      title={t("reviews.title")}
      width="reading"
      actions={query.data?.today ? <Link to="/today">{t("placement.toToday")}</Link> : null}
    >
      <Loaded query={query}>{(found) => <Reviews found={found} enrollmentId={enrollmentId} />}</Loaded>
    </Page>
  );
}

function Reviews({ found, enrollmentId }: { found: ReviewsOut; enrollmentId: string }) {
  const { t } = useTranslation("pathway");
  const queries = useQueryClient();
  const [total] = useState(found.today);
  const [done, setDone] = useState(0);
  const [offer, setOffer] = useState<OfferOut | null>(null);
  const skills = found.reviews.filter((one) => one.today).map((one) => one.skill.id);
  const left = found.today;
  const wishes = useWishIds<string>();
  const onItsWay = useOnItsWay(enrollmentId);
  const choose = useMutation({
    mutationFn: (skill: string) =>
      answer(
        api.POST("/v1/enrollments/{enrollment_id}/moves", {
          params: { path: { enrollment_id: enrollmentId } },
          body: { move: "choose", skill, id: wishes.idOf(skill) },
        }),
      ),
    onSuccess: (next, skill) => {
      wishes.fulfilled(skill);
      setOffer(next.offer ?? null);
    },
  });
  useEffect(() => void loadMathField(), []);
  const lookAgain = (open: OfferOut | null) => {
    void queries.invalidateQueries({ queryKey: ["enrollments", enrollmentId] });
    setOffer(open);
  };
  const goOn = ({ offer: open }: NextOut) => {
    setDone((count) => count + 1);
    lookAgain(open?.activity === "review" ? open : null);
  };
  if (offer?.item && offer.step) {
    return (
      <Stack gap="lg">
        <Progress value={total > 0 ? (100 * done) / total : 0} aria-label={t("reviews.bar")} />
        <ReviewQuestion
          key={`${offer.id}${offer.step}`}
          enrollmentId={enrollmentId}
          offer={offer}
          onStep={setOffer}
          onDone={goOn}
          onMoved={() => lookAgain(null)}
        />
        <Keys />
      </Stack>
    );
  }
  if (left === 0) {
    return (
      <EmptyState
        icon={<IconChecks size={40} />}
        title={done > 0 ? t("reviews.done", { count: done }) : t("reviewsDue.none")}
        action={
          <Button component={Link} to="/today" autoFocus={done > 0}>
            {t("placement.toToday")}
          </Button>
        }
      >
        {t("reviews.doneHelp")}
      </EmptyState>
    );
  }
  return (
    <Stack gap="lg">
      <Panel title={t("reviews.count", { count: left })}>
        <Stack>
          <p>{t("reviews.about", { minutes: decimal(Math.max(1, found.minutes), 0) })}</p>
          <ul>
            {found.reviews
              .filter((one) => one.today)
              .map((one) => (
                <li key={one.skill.id}>{one.skill.title}</li>
              ))}
          </ul>
          <ProblemNotice error={choose.error} />
          <div>
            <Button
              size="md"
              autoFocus
              disabled={onItsWay}
              onClick={() => skills[0] && choose.mutate(skills[0])}
              loading={choose.isPending}
            >
              {done > 0 ? t("reviews.next") : t("reviews.begin")}
            </Button>
          </div>
        </Stack>
      </Panel>
      <Keys />
    </Stack>
  );
}
