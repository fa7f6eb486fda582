/** What single learners spent. How much somebody talks with the tutor is theirs, so it is shown only when it is asked for. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { allPages } from "@/shared/api/classes";
import { answer, api } from "@/shared/api/client";
import { usePeople } from "@/shared/api/people";
import type { SpentOut } from "@/shared/api/schema";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import classes from "../operations.module.css";
import { SpentTable } from "./spent-table";

type Per = "day" | "month";

export function ByLearner({ per }: { per: Per }) {
  const { t } = useTranslation("operations/spending");
  const [asked, setAsked] = useState(false);
  return (
    <Panel title={t("learners.title")}>
      {asked ? (
        <Lines per={per} />
      ) : (
        <>
          <p>{t("learners.what")}</p>
          <Button variant="default" onClick={() => setAsked(true)}>
            {t("learners.show")}
          </Button>
        </>
      )}
    </Panel>
  );
}

function Lines({ per }: { per: Per }) {
  const { t } = useTranslation("operations/spending");
  const people = usePeople("learner");
  const known = new Map(people.data?.map((one) => [one.id, one.name]));
  const query = useQuery({
    queryKey: ["operations", "spending", "learners", per],
    queryFn: async () => {
      const lines = await allPages<SpentOut>((after) =>
        answer(api.GET("/v1/spending/learners", { params: { query: { per, after, limit: 100 } } })),
      );
      const currency = (await answer(api.GET("/v1/spending", { params: { query: { per } } }))).currency;
      return { lines: lines.sort((left, right) => right.money - left.money || right.tokens - left.tokens), currency };
    },
  });
  return (
    <Loaded query={query}>
      {({ lines, currency }) =>
        lines.length === 0 ? (
          <p className={classes.quiet}>{t("learners.none")}</p>
        ) : (
          <SpentTable
            caption={t("learners.title")}
            who={t("learners.who")}
            lines={lines}
            currency={currency}
            name={(id) => known.get(id) ?? t("unknown")}
          />
        )
      }
    </Loaded>
  );
}
