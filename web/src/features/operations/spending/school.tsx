/** What the whole school spent, beside its limits. */
import { Progress, Stack } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { BudgetLimit, SpendingOut, SpentOut } from "@/shared/api/schema";
import { day, decimal, money, percent } from "@/shared/i18n/format";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import { Fact } from "../fact";
import classes from "../operations.module.css";

export function School({ found }: { found: SpendingOut }) {
  const { t } = useTranslation("operations/spending");
  const spent = found.tenant;
  if (!spent) return null;
  const since = day(`${found.begins}T12:00:00`);
  return (
    <Panel title={t(`school.${found.per}`, { since })}>
      {spent.state === "used_up" ? <Notice tone="hint">{t("school.usedUp")}</Notice> : null}
      <dl className={classes.facts}>
        <Fact name={t("money")} value={money(spent.money, found.currency)} />
        <Fact name={t("calls")} value={decimal(spent.calls, 0)} />
        <Fact name={t("tokens")} value={decimal(spent.tokens, 0)} />
      </dl>
      {spent.unpriced_calls ? (
        <p className={classes.quiet}>{t("school.unpriced", { count: spent.unpriced_calls })}</p>
      ) : null}
      <Stack gap="sm" mt="md">
        {spent.limits.map((limit) => (
          <Used
            key={`${limit.money ?? ""}/${limit.tokens ?? ""}`}
            spent={spent}
            limit={limit}
            currency={found.currency}
          />
        ))}
      </Stack>
      {spent.limits.length === 0 ? <p className={classes.quiet}>{t("school.noLimit")}</p> : null}
    </Panel>
  );
}

type UsedProps = { spent: SpentOut; limit: BudgetLimit; currency: string };

/** How much of a limit is used, as words and as a bar; what is reserved for calls under way counts. */
function Used({ spent, limit, currency }: UsedProps) {
  const { t } = useTranslation("operations/spending");
  const id = useId();
  const parts = [
    { most: limit.money, used: spent.money + spent.reserved_money, say: (value: number) => money(value, currency) },
    {
      most: limit.tokens,
      used: spent.tokens + spent.reserved_tokens,
      say: (value: number) => t("ofTokens", { tokens: decimal(value, 0) }),
    },
  ];
  return parts.map(({ most, used, say }, at) => {
    if (most === null || most === undefined) return null;
    const share = most > 0 ? Math.min(1, used / most) : 1;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: there are always two, money and tokens
      <div key={at}>
        <p className={classes.quiet} id={`${id}${at}`}>
          {t("used", { used: say(used), most: say(most), share: percent(share) })}
        </p>
        <Progress.Root size="lg">
          <Progress.Section
            value={share * 100}
            color={share >= 1 ? "berry.6" : share >= 0.8 ? "saffron.6" : "aegean.6"}
            aria-labelledby={`${id}${at}`}
          />
        </Progress.Root>
      </div>
    );
  });
}
