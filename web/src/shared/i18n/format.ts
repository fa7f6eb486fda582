/** Dates, numbers and durations in the reader's language; formatters are kept, as making one is slow. */
import i18next from "i18next";

type Formatter = Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat | Intl.ListFormat;
const made = new Map<string, Formatter>();

function language(): string {
  const now = i18next.language ?? "en";
  return now === "ar-XB" ? "en" : now;
}

function once<Made extends Formatter>(name: string, make: () => Made): Made {
  const key = `${language()}:${name}`;
  const found = (made.get(key) as Made | undefined) ?? make();
  made.set(key, found);
  return found;
}

/** Return a day such as "12 Nov 2026". */
export function day(at: string | Date): string {
  return once("day", () => new Intl.DateTimeFormat(language(), { dateStyle: "medium" })).format(new Date(at));
}

/** Return a day of this or last year as short as it can be: "12 Nov". */
export function shortDay(at: string | Date): string {
  return once("shortDay", () => new Intl.DateTimeFormat(language(), { day: "numeric", month: "short" })).format(
    new Date(at),
  );
}

/** Return a day and time such as "12 Nov 2026, 14:05". */
export function moment(at: string | Date): string {
  return once("moment", () => new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" })).format(
    new Date(at),
  );
}

/** Return the time of a moment: "14:05". */
export function time(at: string | Date): string {
  return once("time", () => new Intl.DateTimeFormat(language(), { timeStyle: "short" })).format(new Date(at));
}

/** Return a share in [0, 1] as "64 %". */
export function percent(share: number, digits = 0): string {
  return once(
    `percent${digits}`,
    () => new Intl.NumberFormat(language(), { style: "percent", maximumFractionDigits: digits }),
  ).format(share);
}

/** Return a number with at most `digits` decimals. */
export function decimal(value: number, digits = 1): string {
  return once(`decimal${digits}`, () => new Intl.NumberFormat(language(), { maximumFractionDigits: digits })).format(
    value,
  );
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** Return how far away a moment is: "in 3 days", "2 hours ago". */
export function away(at: string | Date, now: number = Date.now()): string {
  const seconds = (new Date(at).getTime() - now) / 1000;
  const format = once("away", () => new Intl.RelativeTimeFormat(language(), { numeric: "auto" }));
  const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
  return unit ? format.format(Math.round(seconds / unit[1]), unit[0]) : format.format(0, "minute");
}

const LENGTHS: [string, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** Return how long something lasts, in its largest whole unit: "3 days", "12 minutes". */
export function lasting(seconds: number): string {
  const [unit, length] = LENGTHS.find(([, one]) => seconds >= one) ?? ["second", 1];
  return once(
    `lasting${unit}`,
    () => new Intl.NumberFormat(language(), { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 }),
  ).format(Math.floor(seconds / length));
}

/** Return an amount of money such as "€0.42"; small amounts with as many decimals as they need. */
export function money(amount: number, currency: string): string {
  const digits = amount !== 0 && Math.abs(amount) < 1 ? 4 : 2;
  return once(
    `money${currency}${digits}`,
    () => new Intl.NumberFormat(language(), { style: "currency", currency, maximumFractionDigits: digits }),
  ).format(amount);
}

/** Return how many days ago something was: "today", "3 days ago". */
export function daysAgo(days: number): string {
  const format = once("away", () => new Intl.RelativeTimeFormat(language(), { numeric: "auto" }));
  return format.format(-Math.round(days), "day");
}

/** Return names in a row: "a, b and c". */
export function listed(names: readonly string[]): string {
  return once("list", () => new Intl.ListFormat(language(), { type: "conjunction" })).format(names);
}
