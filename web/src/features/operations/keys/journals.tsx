/** How far the learners' journals are witnessed: nobody can change them unseen up to there. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { away, decimal } from "@/shared/i18n/format";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import classes from "../operations.module.css";
import { Proof } from "./proof";

const LATE_MS = 30 * 60_000;

export function Journals() {
  const { t } = useTranslation("operations/keys");
  const query = useQuery({
    queryKey: ["operations", "audit"],
    queryFn: () => answer(api.GET("/v1/operations/audit")),
  });
  return (
    <Panel title={t("journals.title")}>
      <p>{t("journals.what")}</p>
      <Loaded query={query}>
        {(audit) => (
          <>
            {audit.witnessed_at && Date.now() - new Date(audit.witnessed_at).getTime() < LATE_MS ? null : (
              <Notice tone="hint">{t("journals.late")}</Notice>
            )}
            <dl className={classes.facts} style={{ marginBlockStart: "1rem" }}>
              <div>
                <dt>{t("journals.witnessed", { count: audit.witnessed })}</dt>
                <dd>{decimal(audit.witnessed, 0)}</dd>
              </div>
              <div>
                <dt>{t("journals.lastWalk")}</dt>
                <dd>{audit.witnessed_at ? away(audit.witnessed_at) : t("never")}</dd>
              </div>
              <div>
                <dt>{t("journals.lastMove")}</dt>
                <dd>{audit.newest_at ? away(audit.newest_at) : t("never")}</dd>
              </div>
            </dl>
            {audit.restored ? (
              <p className={classes.quiet}>{t("journals.restored", { count: audit.restored })}</p>
            ) : null}
          </>
        )}
      </Loaded>
      <Proof />
    </Panel>
  );
}
