/** A guardian looks at what is remembered of their child: read only, as far as policy goes, and seen looking. */
import { Anchor } from "@mantine/core";
import { IconSeeding } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { AccessLog } from "@/shared/ui/access-log";
import { EmptyState } from "@/shared/ui/empty-state";
import { ExportsPanel } from "@/shared/ui/exports-panel";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { Page } from "@/shared/ui/page";
import { BeliefList } from "./belief-list";
import { ContractTable } from "./contract-table";
import classes from "./memory.module.css";
import { useBeliefs } from "./memory-queries";

export function ChildPage() {
  const { t } = useTranslation("memory");
  const { learnerId = "" } = useParams();
  const beliefs = useBeliefs(learnerId);
  return (
    <Page
      title={t("child.title")}
      lead={t("child.lead")}
      actions={
        <Anchor component={Link} to="/family">
          {t("child.back")}
        </Anchor>
      }
    >
      <div className={classes.part}>
        <Notice tone="soft">{t("child.logged")}</Notice>
        <Loaded query={beliefs}>
          {(facts) =>
            facts.length > 0 ? (
              <BeliefList facts={facts} learnerId={learnerId} />
            ) : (
              <EmptyState icon={<IconSeeding size={44} />} title={t("child.empty")} />
            )
          }
        </Loaded>
        <ExportsPanel learnerId={learnerId} />
        {/* Read after the look that it is to show. */}
        {beliefs.isPending ? null : <AccessLog learnerId={learnerId} />}
        <ContractTable />
      </div>
    </Page>
  );
}
