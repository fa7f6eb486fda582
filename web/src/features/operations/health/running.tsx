/** What must stand, and how busy it is. */
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { HealthOut, PartsOut } from "@/shared/api/schema";
import { away, decimal, lasting } from "@/shared/i18n/format";
import { Panel } from "@/shared/ui/panel";
import { Fact } from "../fact";
import classes from "../operations.module.css";

const PARTS = [
  "database",
  "keys_database",
  "redis",
  "migrations",
  "key_fingerprint",
] as const satisfies readonly (keyof PartsOut)[];

export function Running({ health }: { health: HealthOut }) {
  const { t } = useTranslation("operations/health");
  return (
    <Panel title={t("running.title")}>
      <ul className={classes.parts}>
        {PARTS.map((part) => (
          <Part key={part} name={t(`part.${part}`)} stands={health.parts[part]} />
        ))}
        <Part name={t("part.worker")} stands={!health.signs.some((sign) => sign.code === "worker_silent")} />
      </ul>
      <dl className={classes.facts}>
        <Fact name={t("running.waiting")} value={decimal(health.waiting, 0)} />
        <Fact name={t("running.now")} value={decimal(health.running, 0)} />
        <Fact name={t("running.dead")} value={decimal(health.dead, 0)} />
        <Fact name={t("running.lag")} value={health.due ? lasting(health.lag_s) : t("running.none")} />
        <Fact name={t("running.backup")} value={health.backup_at ? away(health.backup_at) : t("never")} />
        <Fact name={t("running.version")} value={health.version} />
      </dl>
    </Panel>
  );
}

function Part({ name, stands }: { name: string; stands: boolean }) {
  const { t } = useTranslation("operations/health");
  const Icon = stands ? IconCircleCheck : IconCircleX;
  return (
    <li data-away={stands ? undefined : true}>
      <Icon size={20} aria-hidden />
      <span>
        {name} <span className={classes.quiet}>{stands ? t("running.well") : t("running.away")}</span>
      </span>
    </li>
  );
}
