/** Limits as they stand in the form: fields may be empty while they are typed (pure). */
import type { BudgetLimit } from "@/shared/api/schema";

export type Row = {
  key: string;
  scope: BudgetLimit["scope"];
  per: BudgetLimit["per"];
  money: number | string;
  tokens: number | string;
};

const written = (value: number | string): number | null =>
  value === "" || Number.isNaN(Number(value)) ? null : Number(value);

/** Return the rows of a form from limits as they are kept. */
export function rowsOf(limits: readonly BudgetLimit[]): Row[] {
  return limits.map((limit, at) => ({
    key: `${at}`,
    scope: limit.scope,
    per: limit.per,
    money: limit.money ?? "",
    tokens: limit.tokens ?? "",
  }));
}

/** Return whether a row limits anything: money, tokens or both. */
export function isComplete(row: Row): boolean {
  return written(row.money) !== null || written(row.tokens) !== null;
}

/** Return the limit that a complete row wishes. */
export function wishOf(row: Row): BudgetLimit {
  return { scope: row.scope, per: row.per, money: written(row.money), tokens: written(row.tokens) };
}
