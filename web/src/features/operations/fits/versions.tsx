/** Every fit and what became of it, with a way to put another one in force; 0 are the numbers that Meno comes with. */
import { Badge } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { FitsOut, FitVersionOut } from "@/shared/api/schema";
import { day, decimal } from "@/shared/i18n/format";
import { ConfirmButton } from "@/shared/ui/confirm-button";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import rows from "@/shared/ui/rows.module.css";
import classes from "../operations.module.css";

export function Versions({ found }: { found: FitsOut }) {
  const { t } = useTranslation("operations/fits");
  const queries = useQueryClient();
  const put = useMutation({
    mutationFn: (number: number) => answer(api.POST("/v1/fits/in-force", { body: { number } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["operations", "fits"] }),
  });
  return (
    <>
      <div aria-live="polite">
        {put.data ? <Notice tone="good">{t("versions.nowInForce", { number: put.data.current })}</Notice> : null}
      </div>
      {put.isError ? <ProblemNotice error={put.error} /> : null}
      <ul className={rows.rows}>
        {found.versions.map((one) => (
          <li key={one.number} className={rows.row}>
            <Told one={one} />
            {one.state === "retired" || one.state === "proposed" ? (
              <PutInForce number={one.number} onPut={put.mutate} />
            ) : null}
          </li>
        ))}
        <li className={rows.row}>
          <div>
            <strong>{t("versions.shipped")}</strong> {found.current === 0 ? <InForce /> : null}
            <div className={classes.quiet}>{t("versions.shippedWhat")}</div>
          </div>
          {found.current === 0 ? null : <PutInForce number={0} onPut={put.mutate} />}
        </li>
      </ul>
    </>
  );
}

function InForce() {
  const { t } = useTranslation("operations/fits");
  return (
    <Badge color="olive" variant="light">
      {t("state.current")}
    </Badge>
  );
}

function Told({ one }: { one: FitVersionOut }) {
  const { t } = useTranslation("operations/fits");
  const { learners, answers, log_loss_before: before, log_loss_after: after } = one.measures;
  return (
    <div>
      <strong>{t("versions.number", { number: one.number })}</strong>{" "}
      {one.state === "current" ? <InForce /> : <span className={classes.quiet}>{t(`state.${one.state}`)}</span>}
      <div>{t(`why.${one.why}`)}</div>
      <div className={classes.quiet}>
        {day(one.made_at)} · {t("versions.from", { learners: decimal(learners, 0), answers: decimal(answers, 0) })}
        {typeof before === "number" && typeof after === "number"
          ? ` · ${t("versions.error", { before: decimal(before, 4), after: decimal(after, 4) })}`
          : null}
      </div>
    </div>
  );
}

function PutInForce({ number, onPut }: { number: number; onPut: (number: number) => void }) {
  const { t } = useTranslation("operations/fits");
  return (
    <ConfirmButton
      size="sm"
      title={t("put.title", { number })}
      what={t("put.what")}
      confirm={t("put.put")}
      onConfirm={() => onPut(number)}
    >
      {t("put.put")}
      <span className="visually-hidden">: {t("versions.number", { number })}</span>
    </ConfirmButton>
  );
}
