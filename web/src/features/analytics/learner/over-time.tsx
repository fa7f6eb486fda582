/** A learner's last weeks. They are opened by a wish of their own, as each look is told to the learner. */
import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWeeks } from "@/shared/growth/queries";
import { WeeksOverTime } from "@/shared/growth/weeks-over-time";
import { Loaded } from "@/shared/ui/loaded";
import classes from "./learner.module.css";

type OverTimeProps = { enrollmentId: string; name: string };

export function OverTime({ enrollmentId, name }: OverTimeProps) {
  const { t } = useTranslation("analytics");
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Weeks enrollmentId={enrollmentId} />;
  return (
    <Stack gap="sm" align="start">
      <p className={classes.quiet}>{t("overTime.what", { name })}</p>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t("overTime.open")}
      </Button>
    </Stack>
  );
}

function Weeks({ enrollmentId }: { enrollmentId: string }) {
  const weeks = useWeeks(enrollmentId);
  return <Loaded query={weeks}>{(found) => <WeeksOverTime found={found} />}</Loaded>;
}
