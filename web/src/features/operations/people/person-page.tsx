/** One person: who they are, their way in, and for a learner who their guardians are. */
import { Anchor, Stack } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { answer, api } from "@/shared/api/client";
import { PEOPLE } from "@/shared/api/people";
import { useMe } from "@/shared/api/session";
import { EraseAccount } from "@/shared/erasure/erase-account";
import { Loaded } from "@/shared/ui/loaded";
import { Page } from "@/shared/ui/page";
import { Panel } from "@/shared/ui/panel";
import classes from "../operations.module.css";
import { EditPerson } from "./edit-person";
import { Guardians } from "./guardians";
import { WayIn } from "./way-in";

export function PersonPage() {
  const { t } = useTranslation("operations/people");
  const { t: common } = useTranslation();
  const id = useParams().accountId ?? "";
  const me = useMe().account.id;
  const queries = useQueryClient();
  // Once it is erased it cannot be asked for again: what is shown stays, with the receipt.
  const [erased, setErased] = useState(false);
  const onErased = () => {
    setErased(true);
    void queries.invalidateQueries({ queryKey: PEOPLE, refetchType: "none" });
  };
  const query = useQuery({
    enabled: !erased,
    queryKey: [...PEOPLE, "one", id],
    queryFn: () => answer(api.GET("/v1/users/{account_id}", { params: { path: { account_id: id } } })),
  });
  return (
    <Page
      title={query.data?.name ?? t("person")}
      lead={query.data ? `${query.data.user_name} · ${common(`role.${query.data.role}`)}` : undefined}
      actions={
        <Anchor component={Link} to="/people">
          {t("back")}
        </Anchor>
      }
    >
      <Loaded query={query}>
        {(person) => (
          <div className={classes.columns}>
            {erased ? null : (
              <Panel title={t("edit.title")}>
                <EditPerson key={person.version} person={person} />
              </Panel>
            )}
            <Stack gap="lg">
              {erased ? null : <WayIn person={person} />}
              {person.role === "learner" && !erased ? <Guardians learnerId={person.id} /> : null}
              {person.id === me ? null : (
                <EraseAccount accountId={person.id} name={person.user_name} by="operator" onErased={onErased} />
              )}
            </Stack>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
