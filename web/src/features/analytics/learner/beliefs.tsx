/** What the tutor believes of a learner, as far as it may be seen, and a note of one's own that the learner reads and may contest. */
import { Badge, Button, Group, Select, Stack, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { LearnerViewOut, NoteIn } from "@/shared/api/schema";
import { useDraft } from "@/shared/lib/use-draft";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "./learner.module.css";

const KINDS: NoteIn["kind"][] = ["strategy_that_works", "accommodation", "context"];
type BeliefsProps = { view: LearnerViewOut; courseSlug: string; onChange: () => void };

export function Beliefs({ view, courseSlug, onChange }: BeliefsProps) {
  const { t } = useTranslation("analytics");
  return (
    <Stack gap="md">
      {view.facts.length === 0 ? <p className={classes.quiet}>{t("beliefs.none")}</p> : null}
      <ul className={classes.list}>
        {view.facts.map((fact) => (
          <li key={fact.id} className={classes.entry}>
            <Group gap="xs">
              <span className={classes.small}>{t(`fact.${fact.kind}`)}</span>
              {fact.contested ? (
                <Badge color="saffron" variant="light">
                  {t("beliefs.contested")}
                </Badge>
              ) : null}
            </Group>
            <p>{fact.value ?? t("beliefs.private")}</p>
          </li>
        ))}
      </ul>
      <Note learnerId={view.learner_id} courseSlug={courseSlug} onChange={onChange} />
    </Stack>
  );
}

function Note({ learnerId, courseSlug, onChange }: { learnerId: string; courseSlug: string; onChange: () => void }) {
  const { t } = useTranslation("analytics");
  const [value, setValue, forget] = useDraft(`note.${learnerId}`);
  const [kind, setKind] = useState<NoteIn["kind"]>("strategy_that_works");
  const [id, setId] = useState(() => crypto.randomUUID());
  const note = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/memory/facts", {
          body: { id, learner_id: learnerId, kind, value: value.trim(), course: courseSlug, subject: "" },
        }),
      ),
    onSuccess: () => {
      forget();
      setId(crypto.randomUUID());
      onChange();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    note.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Textarea
          label={t("beliefs.note")}
          description={t("beliefs.noteHelp")}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          maxLength={300}
          required
        />
        <Group align="end" gap="sm">
          <Select
            label={t("beliefs.kind")}
            data={KINDS.map((one) => ({ value: one, label: t(`fact.${one}`) }))}
            value={kind}
            onChange={(to) => setKind((to ?? "context") as NoteIn["kind"])}
          />
          <Button type="submit" variant="default" loading={note.isPending}>
            {t("beliefs.add")}
          </Button>
        </Group>
        {note.isError ? <ProblemNotice error={note.error} /> : null}
      </Stack>
    </form>
  );
}
