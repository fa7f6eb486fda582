/** The school's own limits: the most that each learner, each class or the whole school may use in a day or a month. */
import { ActionIcon, Button, Group, NumberInput, Select, Stack } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BudgetLimit } from "@/shared/api/schema";
import { useMe } from "@/shared/api/session";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "../operations.module.css";
import { type Reason, ReasonField } from "../reason-field";
import { useSavePolicy } from "../use-save-policy";
import { isComplete, type Row, rowsOf, wishOf } from "./limit-rows";
import styles from "./limits.module.css";

const SCOPES = ["learner", "class", "tenant"] as const satisfies readonly BudgetLimit["scope"][];
const MOST = 24;

export function Limits() {
  const { t } = useTranslation("operations/spending");
  const { t: common } = useTranslation();
  const kept = useMe().tenant.policy.budget;
  const [rows, setRows] = useState(() => rowsOf(kept));
  const [reason, setReason] = useState<Reason | null>(null);
  const save = useSavePolicy();
  const isChanged = JSON.stringify(rows.map(wishOf)) !== JSON.stringify(rowsOf(kept).map(wishOf));
  const change = (key: string, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = () =>
    setRows([...rows, { key: crypto.randomUUID(), scope: "learner", per: "day", money: "", tokens: "" }]);
  return (
    <Panel title={t("limits.title")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason && rows.every(isComplete))
            save.mutate({ part: { budget: rows.map(wishOf) }, reason }, { onSuccess: () => setReason(null) });
        }}
      >
        <Stack>
          <p className={classes.quiet}>{t("limits.what")}</p>
          {rows.length === 0 ? (
            <p className={classes.quiet}>{t("limits.none")}</p>
          ) : (
            <ul className={styles.rows}>
              {rows.map((row, at) => (
                <LimitRow
                  key={row.key}
                  row={row}
                  number={at + 1}
                  onChange={(part) => change(row.key, part)}
                  onDrop={() => setRows(rows.filter((one) => one.key !== row.key))}
                />
              ))}
            </ul>
          )}
          {save.isError ? <ProblemNotice error={save.error} /> : null}
          {isChanged ? <ReasonField value={reason} onChange={setReason} /> : null}
          {save.isSuccess && !isChanged ? (
            <Notice tone="good" live="polite">
              {common("saved")}
            </Notice>
          ) : null}
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!isChanged || !reason}>
              {t("limits.save")}
            </Button>
            <Button variant="default" onClick={add} disabled={rows.length >= MOST}>
              {t("limits.add")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

type LimitRowProps = { row: Row; number: number; onChange: (part: Partial<Row>) => void; onDrop: () => void };

function LimitRow({ row, number, onChange, onDrop }: LimitRowProps) {
  const { t } = useTranslation("operations/spending");
  return (
    <li className={styles.row}>
      <Select
        label={t("limits.who")}
        data={SCOPES.map((value) => ({ value, label: t(`limits.scope.${value}`) }))}
        value={row.scope}
        onChange={(value) => onChange({ scope: SCOPES.find((one) => one === value) ?? "learner" })}
      />
      <Select
        label={t("limits.per")}
        data={[
          { value: "day", label: t("limits.inDay") },
          { value: "month", label: t("limits.inMonth") },
        ]}
        value={row.per}
        onChange={(value) => onChange({ per: value === "month" ? "month" : "day" })}
      />
      <NumberInput
        label={t("limits.money")}
        min={0}
        max={1e9}
        decimalScale={6}
        value={row.money}
        onChange={(money) => onChange({ money })}
        error={isComplete(row) ? undefined : t("limits.either")}
        hideControls
      />
      <NumberInput
        label={t("limits.tokens")}
        min={0}
        max={1e12}
        allowDecimal={false}
        value={row.tokens}
        onChange={(tokens) => onChange({ tokens })}
        hideControls
      />
      <ActionIcon aria-label={t("limits.drop", { number })} onClick={onDrop} className={styles.drop}>
        <IconTrash size={20} aria-hidden />
      </ActionIcon>
    </li>
  );
}
