/** Erasures of this school, newest first: how far each is. Whose they were is known to nobody any more. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { moment } from "@/shared/i18n/format";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import { WideTable } from "@/shared/ui/wide-table";
import classes from "../operations.module.css";

export function Erasures() {
  const { t } = useTranslation(["operations/keys", "erasure"]);
  const query = useQuery({
    queryKey: ["operations", "erasures"],
    queryFn: async () => (await answer(api.GET("/v1/erasures"))).items,
  });
  return (
    <Panel title={t("erasures.title")}>
      <Loaded query={query}>
        {(found) =>
          found.length === 0 ? (
            <p className={classes.quiet}>{t("erasures.none")}</p>
          ) : (
            <WideTable
              caption={t("erasures.title")}
              columns={[
                t("erasures.asked"),
                t("erasures.by"),
                t("erasures.why"),
                t("erasures.state"),
                t("erasures.id"),
              ]}
            >
              {found.map((one) => (
                <tr key={one.id}>
                  <th scope="row">{moment(one.requested_at)}</th>
                  <td>{t(`erasures.from.${one.asked_by}`)}</td>
                  <td>{one.reason ? t(`erasure:reason.is.${one.reason}`) : "–"}</td>
                  <td>{t(`erasures.is.${one.state}`)}</td>
                  <td className={classes.code}>{one.id}</td>
                </tr>
              ))}
            </WideTable>
          )
        }
      </Loaded>
    </Panel>
  );
}
