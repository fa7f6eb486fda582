/** What else a learner may do with the open activity: choose another, put it off, say how long today, report, print. */
import { Button, Group, Modal, NumberInput, Stack } from "@mantine/core";
import {
  IconCalendarOff,
  IconClock,
  IconDoorExit,
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
import { type Action, MoreActions } from "./more-actions";
import classes from "./player.module.css";
import { ReportForm } from "./report-form";
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
  const skip = () => moving.mutate({ move: "skip", skill: offer.skill.id });
  const leave = () => moving.mutate({ move: "leave", offer_id: offer.id });
  const actions: Action[] = [
    {
      name: "choose",
      label: t("menu.choose"),
      icon: <IconSwitchHorizontal size={18} aria-hidden />,
      disabled: alternatives.length === 0,
      act: () => setDialog("choose"),
    },
    { name: "skip", label: t("menu.skip"), icon: <IconCalendarOff size={18} aria-hidden />, act: skip },
    { name: "leave", label: t("menu.leave"), icon: <IconDoorExit size={18} aria-hidden />, act: leave },
    {
      name: "minutes",
      label: t("menu.minutes"),
      icon: <IconClock size={18} aria-hidden />,
      act: () => setDialog("minutes"),
    },
    {
      name: "report",
      label: t("menu.report"),
      icon: <IconFlag size={18} aria-hidden />,
      apart: true,
      act: () => setDialog("report"),
    },
    // Printed once the list is gone from the page.
    {
      name: "print",
      label: t("menu.print"),
      icon: <IconPrinter size={18} aria-hidden />,
      act: () => requestAnimationFrame(() => window.print()),
    },
  ];
  return (
    <>
      <MoreActions label={t("menu.open")} actions={actions} loading={moving.isPending} disabled={busy} />
      {moving.isError ? <ProblemNotice error={moving.error} onRetry={again} /> : null}
      <Modal
        opened={dialog === "report"}
        onClose={() => setDialog(null)}
        title={t("report.title")}
        closeButtonProps={{ "aria-label": t("report.close") }}
      >
        <ReportForm offer={offer} onClose={() => setDialog(null)} />
      </Modal>
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
