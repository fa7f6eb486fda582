/** Prove every entry of every journal: asked for here, done by a job, told in numbers that name nobody. */
import { Button, Progress } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { ProofOut } from "@/shared/api/schema";
import { away, decimal } from "@/shared/i18n/format";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "../operations.module.css";

const PROOF = ["operations", "audit", "proof"] as const;
const LOOK_AGAIN_MS = 2_000;
const isUnder = (proof: ProofOut | undefined) => proof?.state === "waiting" || proof?.state === "running";

export function Proof() {
  const { t } = useTranslation("operations/keys");
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: PROOF,
    queryFn: () => answer(api.GET("/v1/operations/audit/proof")),
    refetchInterval: ({ state }) => (isUnder(state.data) ? LOOK_AGAIN_MS : false),
  });
  const ask = useMutation({
    mutationFn: () => answer(api.POST("/v1/operations/audit/proof")),
    onSuccess: (found) => queries.setQueryData(PROOF, found),
  });
  return (
    <div className={classes.proof}>
      <Loaded query={query}>
        {(proof) => (
          <>
            <div aria-live="polite">
              <Told proof={proof} />
            </div>
            {isUnder(proof) ? (
              <Progress
                value={proof.total ? (100 * proof.learners) / proof.total : 0}
                aria-label={t("proof.progress")}
                my="sm"
              />
            ) : (
              <Button size="sm" variant="default" loading={ask.isPending} onClick={() => ask.mutate()}>
                {t("proof.ask")}
              </Button>
            )}
          </>
        )}
      </Loaded>
      {ask.isError ? <ProblemNotice error={ask.error} /> : null}
    </div>
  );
}

function Told({ proof }: { proof: ProofOut }) {
  const { t } = useTranslation("operations/keys");
  if (!proof.state) return <p className={classes.lead}>{t("proof.none")}</p>;
  if (isUnder(proof)) return <p className={classes.lead}>{t("proof.under", { count: proof.learners })}</p>;
  if (proof.state === "dead") return <Notice tone="bad">{t("proof.failed")}</Notice>;
  return (
    <>
      <Notice tone={proof.faulty ? "bad" : "good"}>
        {proof.faulty ? t("proof.faulty", { count: proof.faulty }) : t("proof.sound", { count: proof.learners })}
      </Notice>
      <p className={classes.lead}>
        {t("proof.when", { away: away(proof.ended_at ?? proof.asked_at ?? ""), entries: decimal(proof.entries, 0) })}
      </p>
    </>
  );
}
