/** Who spent how much, a line each. */
import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SpentOut } from "@/shared/api/schema";
import { decimal, money } from "@/shared/i18n/format";
import { WideTable } from "@/shared/ui/wide-table";

type SpentTableProps = {
  caption: string;
  who: string;
  lines: readonly SpentOut[];
  currency: string;
  name: (id: string) => string;
};

export function SpentTable({ caption, who, lines, currency, name }: SpentTableProps) {
  const { t } = useTranslation("operations/spending");
  return (
    <WideTable caption={caption} columns={[who, t("money"), t("calls"), t("tokens")]}>
      {lines.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            {name(one.id)}{" "}
            {one.state === "used_up" ? (
              <Badge color="saffron" variant="light">
                {t("usedUp")}
              </Badge>
            ) : null}
          </th>
          <td>{money(one.money, currency)}</td>
          <td>{decimal(one.calls, 0)}</td>
          <td>{decimal(one.tokens, 0)}</td>
        </tr>
      ))}
    </WideTable>
  );
}
