/** What each class spent; a learner in several classes counts in each. */
import { useTranslation } from "react-i18next";
import { useClasses } from "@/shared/api/classes";
import type { SpendingOut } from "@/shared/api/schema";
import { Panel } from "@/shared/ui/panel";
import classes from "../operations.module.css";
import { SpentTable } from "./spent-table";

export function ByClass({ found }: { found: SpendingOut }) {
  const { t } = useTranslation("operations/spending");
  const known = new Map(useClasses().data?.map((one) => [one.id, one.name]));
  return (
    <Panel title={t("classes.title")}>
      {found.classes.length === 0 ? (
        <p className={classes.quiet}>{t("classes.none")}</p>
      ) : (
        <SpentTable
          caption={t("classes.title")}
          who={t("classes.who")}
          lines={found.classes}
          currency={found.currency}
          name={(id) => known.get(id) ?? t("unknown")}
        />
      )}
    </Panel>
  );
}
