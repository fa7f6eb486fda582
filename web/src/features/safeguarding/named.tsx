/** Who is named for safeguarding: nobody else reads the inbox. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { day } from "@/shared/i18n/format";
import { ChoosePerson } from "@/shared/ui/choose-person";
import { ConfirmButton } from "@/shared/ui/confirm-button";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "./care.module.css";

export function Named() {
  const { t } = useTranslation("safeguarding");
  const queries = useQueryClient();
  const named = useQuery({
    queryKey: ["named"],
    queryFn: async () => (await answer(api.GET("/v1/safeguarding/named"))).items,
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ["named"] });
  const name = (id: string) =>
    answer(api.PUT("/v1/safeguarding/named/{account_id}", { params: { path: { account_id: id } } })).then(refresh);
  const unname = useMutation({
    mutationFn: (id: string) =>
      answer(api.DELETE("/v1/safeguarding/named/{account_id}", { params: { path: { account_id: id } } })),
    onSuccess: refresh,
  });
  return (
    <Loaded query={named}>
      {(found) => (
        <>
          {found.length === 0 ? <Notice tone="bad">{t("named.nobody")}</Notice> : null}
          <ul className={classes.people}>
            {found.map((one) => (
              <li key={one.account_id}>
                <span>
                  {one.name} <span className={classes.small}>{t("named.since", { day: day(one.since) })}</span>
                </span>
                <ConfirmButton
                  size="xs"
                  variant="subtle"
                  title={t("named.dropTitle", { name: one.name })}
                  what={t("named.dropWhat")}
                  confirm={t("named.drop")}
                  danger
                  onConfirm={() => unname.mutate(one.account_id)}
                >
                  {t("named.drop")}
                </ConfirmButton>
              </li>
            ))}
          </ul>
          <ChoosePerson
            of="educator"
            label={t("named.choose")}
            action={t("named.name")}
            without={found.map((one) => one.account_id)}
            onChoose={name}
          />
          <ProblemNotice error={unname.error} />
        </>
      )}
    </Loaded>
  );
}
