/** One consent: what yes and no mean, how it stands, and the button that changes it. */
import { Button } from "@mantine/core";
import { IconCircleCheck, IconCircleMinus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { ConsentsOut } from "@/shared/api/schema";
import { ME } from "@/shared/api/session";
import { ConfirmButton } from "@/shared/ui/confirm-button";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import rows from "@/shared/ui/rows.module.css";
import { consentsKey, mayGive, type Scope } from "./consent-rules";
import classes from "./privacy.module.css";

type ConsentRowProps = { scope: Scope; consents: ConsentsOut; own: boolean };

export function ConsentRow({ scope, consents, own }: ConsentRowProps) {
  const { t } = useTranslation("privacy");
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const learnerId = consents.learner_id;
  const say = useMutation({
    mutationFn: (granted: boolean) =>
      answer(api.POST("/v1/consents", { body: { scope, granted, learner_id: own ? null : learnerId } })),
    onSuccess: async (found) => {
      await queries.cancelQueries({ queryKey: consentsKey(learnerId) });
      queries.setQueryData(consentsKey(learnerId), found);
      if (own) await queries.invalidateQueries({ queryKey: ME });
      await queries.invalidateQueries({ queryKey: ["memory"] });
    },
  });
  const holds = consents[scope];
  const name = common(`scope.${scope}`);
  return (
    <li className={rows.row}>
      <div>
        <p className={classes.consent}>
          <strong>{name}</strong>
          <span className={classes.stands} data-holds={holds} role="status">
            {holds ? <IconCircleCheck size={18} aria-hidden /> : <IconCircleMinus size={18} aria-hidden />}
            {t(holds ? "consents.yes" : "consents.no")}
          </span>
        </p>
        <p className={classes.means}>{t(`scope.${scope}.${own ? "means" : "meansChild"}`)}</p>
        <p className={rows.aside}>{t(`scope.${scope}.${own ? "without" : "withoutChild"}`)}</p>
        {say.isError ? <ProblemNotice error={say.error} /> : null}
      </div>
      {holds ? (
        <ConfirmButton
          loading={say.isPending}
          title={t("consents.withdrawTitle", { scope: name })}
          what={t(`scope.${scope}.${own ? "without" : "withoutChild"}`)}
          confirm={t("consents.withdraw")}
          onConfirm={() => say.mutate(false)}
        >
          {t("consents.withdraw")}
          <span className="visually-hidden">{name}</span>
        </ConfirmButton>
      ) : mayGive(consents, own) ? (
        <Button loading={say.isPending} onClick={() => say.mutate(true)}>
          {t("consents.give")}
          <span className="visually-hidden">{name}</span>
        </Button>
      ) : null}
    </li>
  );
}
