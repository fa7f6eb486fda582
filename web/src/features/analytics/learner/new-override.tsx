/** Set something aside for one learner, with a reason that they read. */
import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { LearnerViewOut, OverrideIn } from "@/shared/api/schema";
import { ProblemNotice } from "@/shared/ui/problem-notice";

const MOVES: OverrideIn["move"][] = ["pin", "skip", "exempt", "reset", "extend"];
type NewOverrideProps = { view: LearnerViewOut; opened: boolean; onClose: () => void; onDone: () => void };
type Wish = {
  id: string;
  move: OverrideIn["move"];
  skill: string | null;
  assignment: string | null;
  until: string;
  reason: string;
};

const begin = (): Wish => ({
  id: crypto.randomUUID(),
  move: "pin",
  skill: null,
  assignment: null,
  until: "",
  reason: "",
});

/** Return the body of the call: only what the move takes. */
export function overrideOf(wish: Wish): OverrideIn {
  const takesDate = wish.move === "pin" || wish.move === "skip" || wish.move === "extend";
  return {
    id: wish.id,
    move: wish.move,
    placement: false,
    skill: wish.move === "extend" ? null : wish.skill,
    assignment_id: wish.move === "extend" ? wish.assignment : null,
    until: takesDate && wish.until ? wish.until : null,
    reason: wish.reason.trim(),
  };
}

export function NewOverride({ view, opened, onClose, onDone }: NewOverrideProps) {
  const { t } = useTranslation("analytics");
  const [wish, setWish] = useState(begin);
  const change = (part: Partial<Wish>) => setWish((before) => ({ ...before, ...part }));
  const make = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/enrollments/{enrollment_id}/overrides", {
          params: { path: { enrollment_id: view.enrollment_id } },
          body: overrideOf(wish),
        }),
      ),
    onSuccess: () => {
      setWish(begin());
      onClose();
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("overrides.new")}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Select
            label={t("overrides.move")}
            description={t(`overrides.help.${wish.move}`)}
            data={MOVES.map((one) => ({ value: one, label: t(`overrides.moves.${one}`) }))}
            value={wish.move}
            onChange={(move) => change({ move: (move ?? "pin") as OverrideIn["move"] })}
          />
          {wish.move === "extend" ? (
            <Select
              label={t("overrides.assignment")}
              data={view.assignments.map((one) => ({
                value: one.id,
                label: one.skills.map((skill) => skill.title).join(", "),
              }))}
              value={wish.assignment}
              onChange={(assignment) => change({ assignment })}
              required
            />
          ) : (
            <Select
              label={t("overrides.skill")}
              data={view.skills.map((one) => ({ value: one.skill.id, label: one.skill.title }))}
              value={wish.skill}
              onChange={(skill) => change({ skill })}
              searchable
              required
            />
          )}
          {["pin", "skip", "extend"].includes(wish.move) ? (
            <TextInput
              type="date"
              label={t("overrides.until")}
              value={wish.until}
              onChange={(event) => change({ until: event.currentTarget.value })}
              required={wish.move !== "pin"}
            />
          ) : null}
          <Textarea
            label={t("overrides.reason")}
            description={t("overrides.reasonHelp")}
            value={wish.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
            maxLength={500}
            required
          />
          {make.isError ? <ProblemNotice error={make.error} /> : null}
          <Group justify="end">
            <Button type="submit" loading={make.isPending}>
              {t("overrides.make")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
