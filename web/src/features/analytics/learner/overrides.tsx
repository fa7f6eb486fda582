/** What was set aside for one learner, until when and why; and how to set something aside, or take it back. */
import { Button, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { LearnerViewOut, OverrideOut } from "@/shared/api/schema";
import { day } from "@/shared/i18n/format";
import classes from "./learner.module.css";
import { NewOverride } from "./new-override";
import { UndoOverride } from "./undo-override";

type OverridesProps = { view: LearnerViewOut; onChange: () => void };

export function Overrides({ view, onChange }: OverridesProps) {
  const { t } = useTranslation("analytics");
  const [opened, { open, close }] = useDisclosure();
  const title = (id: string | null | undefined) =>
    view.skills.find((one) => one.skill.id === id)?.skill.title ?? id ?? "";
  return (
    <Stack gap="md">
      {view.overrides.length === 0 ? <p className={classes.quiet}>{t("overrides.none")}</p> : null}
      <ul className={classes.list}>
        {view.overrides.map((one) => (
          <li key={one.id} className={classes.entry} data-ended={one.state !== "in_force" || undefined}>
            <p>
              <strong>{what(one, title, t)}</strong>
            </p>
            {one.reason ? <p>{one.reason}</p> : null}
            <p className={classes.small}>
              {t(`overrides.state.${one.state}`)} · {day(one.at)}
            </p>
            {one.state === "in_force" ? (
              <UndoOverride
                enrollmentId={view.enrollment_id}
                overrideId={one.id}
                what={what(one, title, t)}
                onDone={onChange}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <div>
        <Button variant="light" onClick={open}>
          {t("overrides.new")}
        </Button>
      </div>
      <NewOverride view={view} opened={opened} onClose={close} onDone={onChange} />
    </Stack>
  );
}

function what(one: OverrideOut, title: (id: string | null | undefined) => string, t: TFunction<"analytics">): string {
  const key = one.move === "reset" && !one.skill ? "placement" : one.move;
  return t(`overrides.what.${key}`, { skill: title(one.skill), until: one.until ? day(one.until) : "–" });
}
