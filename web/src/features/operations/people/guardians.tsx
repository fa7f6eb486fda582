/** The guardians of a learner: who consents for them, and reads along as far as their age allows. */
import { Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { usePeople } from "@/shared/api/people";
import { day } from "@/shared/i18n/format";
import { ChoosePerson } from "@/shared/ui/choose-person";
import { ConfirmButton } from "@/shared/ui/confirm-button";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import rows from "@/shared/ui/rows.module.css";
import classes from "../operations.module.css";

export function Guardians({ learnerId }: { learnerId: string }) {
  const { t } = useTranslation("operations/people");
  const queries = useQueryClient();
  const guardians = usePeople("guardian");
  const queryKey = ["guardianships", learnerId];
  const links = useQuery({
    queryKey,
    queryFn: async () =>
      (await answer(api.GET("/v1/guardianships", { params: { query: { learner_id: learnerId } } }))).items,
  });
  const onSuccess = () => queries.invalidateQueries({ queryKey });
  const link = (id: string) =>
    answer(api.POST("/v1/guardianships", { body: { learner_id: learnerId, guardian_id: id } })).then(onSuccess);
  const unlink = useMutation({
    mutationFn: (id: string) =>
      answer(api.DELETE("/v1/guardianships/{guardianship_id}", { params: { path: { guardianship_id: id } } })),
    onSuccess,
  });
  const known = new Map(guardians.data?.map((one) => [one.id, one.name]));
  return (
    <Panel title={t("guardians.title")}>
      <Loaded query={links}>
        {(found) => (
          <Stack gap="sm">
            {found.length === 0 ? <p className={classes.quiet}>{t("guardians.none")}</p> : null}
            <ul className={rows.rows}>
              {found.map((one) => (
                <li key={one.id} className={rows.row}>
                  <div>
                    {known.get(one.guardian_id) ?? t("guardians.unknown")}{" "}
                    <span className={classes.quiet}>{t("guardians.since", { day: day(one.since) })}</span>
                  </div>
                  <ConfirmButton
                    size="xs"
                    variant="subtle"
                    title={t("guardians.unlinkTitle", { name: known.get(one.guardian_id) ?? "" })}
                    what={t("guardians.unlinkWhat")}
                    confirm={t("guardians.unlink")}
                    danger
                    onConfirm={() => unlink.mutate(one.id)}
                  >
                    {t("guardians.unlink")}
                  </ConfirmButton>
                </li>
              ))}
            </ul>
            <ChoosePerson
              of="guardian"
              label={t("guardians.choose")}
              action={t("guardians.link")}
              without={found.map((one) => one.guardian_id)}
              onChoose={link}
            />
            <ProblemNotice error={unlink.error} />
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
}
