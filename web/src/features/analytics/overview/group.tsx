/** The group without names: a cell is empty where a number would tell of somebody. */
import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { GroupOut } from "@/shared/api/schema";
import { Notice } from "@/shared/ui/notice";
import { WideTable } from "@/shared/ui/wide-table";
import classes from "./overview.module.css";

const COLUMNS = ["not_begun", "learning", "stuck", "mastered"] as const;

export function Group({ group }: { group: GroupOut }) {
  const { t } = useTranslation("analytics");
  if (!group.shown) return <Notice tone="soft">{t("group.suppressed")}</Notice>;
  return (
    <Stack gap="lg">
      <p className={classes.quiet}>{t("group.about")}</p>
      <WideTable
        caption={t("group.skills")}
        columns={[t("group.skill"), ...COLUMNS.map((column) => t(`group.${column}`))]}
      >
        {group.skills.map((row) => (
          <tr key={row.skill.id}>
            <th scope="row">{row.skill.title}</th>
            {COLUMNS.map((column) => (
              <td key={column}>{row[column] ?? <Hidden />}</td>
            ))}
          </tr>
        ))}
      </WideTable>
      {group.hardest.length > 0 ? (
        <section>
          <h3>{t("group.hardest")}</h3>
          <ul>
            {group.hardest.map((item) => (
              <li key={item.item}>
                {item.title ?? item.item}: {t(`group.band.${item.right_first}`)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Stack>
  );
}

function Hidden() {
  const { t } = useTranslation("analytics");
  return (
    <span className={classes.hidden} title={t("group.hidden")}>
      <span aria-hidden>–</span>
      <span className="visually-hidden">{t("group.hidden")}</span>
    </span>
  );
}
