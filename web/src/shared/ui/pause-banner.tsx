/** Seen everywhere while memory is paused: that it is, and the way to go on. */
import { Button, Group } from "@mantine/core";
import { IconPlayerPause } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { usePause } from "@/shared/api/pause";
import classes from "./pause-banner.module.css";
import { ProblemNotice } from "./problem-notice";

export function PauseBanner() {
  const { t } = useTranslation();
  const { since, change } = usePause();
  if (!since) return null;
  return (
    <section className={`${classes.banner} no-print`} aria-label={t("pause.label")}>
      <Group gap="sm" justify="space-between">
        <span className={classes.what}>
          <IconPlayerPause size={18} aria-hidden />
          <span>{t("pause.on")}</span>
        </span>
        <Button size="xs" variant="default" loading={change.isPending} onClick={() => change.mutate(false)}>
          {t("pause.resume")}
        </Button>
      </Group>
      {change.isError ? <ProblemNotice error={change.error} /> : null}
    </section>
  );
}
