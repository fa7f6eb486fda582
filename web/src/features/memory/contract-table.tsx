/** The memory contract as a table that can be read: what is kept, why, where, how it ends, and who may see it. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { ContractOut, PolicyRow } from "@/shared/api/schema";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import rows from "@/shared/ui/rows.module.css";
import classes from "./memory.module.css";

const VIEWS = ["learner_view", "guardian_view", "educator_view"];

export function ContractTable() {
  const { t } = useTranslation("memory");
  const contract = useQuery({
    queryKey: ["memory-contract"],
    queryFn: () => answer(api.GET("/v1/memory/contract")),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Panel title={t("contract.title")}>
      <p>{t("contract.what")}</p>
      <p>{t("contract.grows")}</p>
      <Loaded query={contract}>{(found) => <Rows contract={found} />}</Loaded>
    </Panel>
  );
}

function Rows({ contract }: { contract: ContractOut }) {
  const { t } = useTranslation("memory");
  const columns = ["holds", "needed", "lives", "changes", "who"] as const;
  const label = (name: (typeof columns)[number]) => t(`contract.${name}`);
  return (
    <table className={rows.table}>
      <caption>{t("contract.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("contract.category")}</th>
          {columns.map((name) => (
            <th key={name} scope="col">
              {label(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {contract.rows.map(({ category }) => (
          <tr key={category}>
            <th scope="row">{t(`common:category.${category}`)}</th>
            <td data-label={label("holds")}>{t(`terms.${category}.holds`)}</td>
            <td data-label={label("needed")}>{t(`terms.${category}.needed`)}</td>
            <td data-label={label("lives")}>{t(`terms.${category}.lives`)}</td>
            <td data-label={label("changes")}>{t(`terms.${category}.changes`)}</td>
            <td data-label={label("who")}>
              <Who policy={(contract.policy ?? []).filter((row) => row.category === category)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Who({ policy }: { policy: readonly PolicyRow[] }) {
  const { t } = useTranslation("memory");
  const seen = policy.filter(({ purpose, verdict }) => VIEWS.includes(purpose) && verdict !== "deny");
  return (
    <ul className={classes.who}>
      {seen.map(({ role, verdict, purpose, needs }) => (
        <li key={purpose}>{t(`sees.${verdict}${needs ? "Needs" : ""}`, { who: t(`common:role.${role}`) })}</li>
      ))}
    </ul>
  );
}
