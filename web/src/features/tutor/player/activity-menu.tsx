/** What else a learner may do with the open activity: choose another, put it off, say how long today, report, print. */
import { Button, Group, Menu, Modal, NumberInput, Stack } from "@mantine/core";
import {
  IconCalendarOff,
  IconClock,
  IconDoorExit,
  IconDots,
  IconFlag,
  IconPrinter,
  IconSwitchHorizontal,
} from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChoiceIn, NextOut, OfferOut } from "@/shared/api/schema";
import { useWishIds } from "@/shared/lib/use-wish-ids";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "./player.module.css";
import { ReportDialog } from "./report-dialog";
import type { Move } from "./use-work";

type ActivityMenuProps = { next: NextOut; offer: OfferOut; minutes: number | null; move: Move; busy: boolean };
type Wish = Omit<ChoiceIn, "id">;
type Dialog = "choose" | "minutes" | "report" | null;

export function ActivityMenu({ next, offer, minutes, move, busy }: ActivityMenuProps) {
  const { t } = useTranslation("tutor");
  const [dialog, setDialog] = useState<Dialog>(null);
  const wishes = useWishIds<Wish>();
  const moving = useMutation({
    mutationFn: (wish: Wish) => move({ ...wish, id: wishes.idOf(wish) } as ChoiceIn),
    onSuccess: (_, wish) => {
      wishes.fulfilled(wish);
      setDialog(null);
    },
  });
  const again = () => (moving.variables ? moving.mutate(moving.variables) : undefined);
  const alternatives = next.alternatives ?? [];
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={270}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDots size={18} aria-hidden />}
            loading={moving.isPending}
            disabled={busy}
          >
            {t("menu.open")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconSwitchHorizontal size={18} />}
            disabled={alternatives.length === 0}
            onClick={() => setDialog("choose")}
          >
            {t("menu.choose")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCalendarOff size={18} />}
            onClick={() => moving.mutate({ move: "skip", skill: offer.skill.id })}
          >
            {t("menu.skip")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDoorExit size={18} />}
            onClick={() => moving.mutate({ move: "leave", offer_id: offer.id })}
          >
            {t("menu.leave")}
          </Menu.Item>
          <Menu.Item leftSection={<IconClock size={18} />} onClick={() => setDialog("minutes")}>
            {t("menu.minutes")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconFlag size={18} />} onClick={() => setDialog("report")}>
            {t("menu.report")}
          </Menu.Item>
          <Menu.Item leftSection={<IconPrinter size={18} />} onClick={() => window.print()}>
            {t("menu.print")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {moving.isError ? <ProblemNotice error={moving.error} onRetry={again} /> : null}
      {dialog === "report" ? <ReportDialog offer={offer} onClose={() => setDialog(null)} /> : null}
      <Modal
        opened={dialog === "choose"}
        onClose={() => setDialog(null)}
        title={t("choose.title")}
        closeButtonProps={{ "aria-label": t("report.close") }}
      >
        <ul className={classes.alternatives}>
          {alternatives.map((one) => (
            <li key={one.skill.id}>
              <button type="button" onClick={() => moving.mutate({ move: "choose", skill: one.skill.id })}>
                <strong>{one.skill.title}</strong>
                <span>{one.skill.objective}</span>
                {one.due ? <em>{t("choose.due")}</em> : one.new ? <em>{t("choose.new")}</em> : null}
              </button>
            </li>
          ))}
        </ul>
        {moving.isError ? <ProblemNotice error={moving.error} onRetry={again} /> : null}
      </Modal>
      <MinutesDialog
        opened={dialog === "minutes"}
        minutes={minutes}
        busy={moving.isPending}
        onClose={() => setDialog(null)}
        onChosen={(wanted) => moving.mutate({ move: "minutes", minutes: wanted })}
      />
    </>
  );
}

type MinutesDialogProps = {
  opened: boolean;
  minutes: number | null;
  busy: boolean;
  onClose: () => void;
  onChosen: (minutes: number) => void;
};

function MinutesDialog({ opened, minutes, busy, onClose, onChosen }: MinutesDialogProps) {
  const { t } = useTranslation("tutor");
  const [wanted, setWanted] = useState<number | null>(null);
  const value = wanted ?? Math.round(minutes ?? 20);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("minutes.title")}
      closeButtonProps={{ "aria-label": t("report.close") }}
    >
      <Stack>
        <Group gap="xs">
          {[10, 20, 30, 45].map((one) => (
            <Button key={one} variant={one === value ? "filled" : "default"} onClick={() => setWanted(one)}>
              {t("minutes.some", { count: one })}
            </Button>
          ))}
        </Group>
        <NumberInput
          label={t("minutes.label")}
          description={t("minutes.help")}
          min={1}
          max={600}
          value={value}
          onChange={(given) => setWanted(typeof given === "number" ? given : null)}
        />
        <Button loading={busy} onClick={() => onChosen(Math.min(600, Math.max(1, value)))}>
          {t("minutes.go")}
        </Button>
      </Stack>
    </Modal>
  );
}
