/** A note of one's own: a goal, or how one likes to be taught, kept as a belief in the learner's own words. */
import { Button, Group, Select, Stack, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { useEnrollment } from "@/shared/api/enrollments";
import { useMe } from "@/shared/api/session";
import { useDraft } from "@/shared/lib/use-draft";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { useBeliefs, useMemoryChanged } from "./memory-queries";

const LOOK_AGAIN_MS = 800;
const LATE_MS = 30_000;

type NoteKind = "goal" | "preference";

export function NoteForm() {
  const { t } = useTranslation("memory");
  const { consents } = useMe();
  const enrollment = useEnrollment();
  const changed = useMemoryChanged();
  const [text, write, drop] = useDraft("memory.note");
  const [kind, setKind] = useState<NoteKind>("preference");
  const wish = useRef(crypto.randomUUID());
  const joined = useJoining();
  const note = useMutation({
    mutationFn: (enrollmentId: string) =>
      answer(
        api.POST("/v1/enrollments/{enrollment_id}/goals", {
          params: { path: { enrollment_id: enrollmentId } },
          body: { id: wish.current, kind, text: text.trim().replace(/\s+/g, " "), targets: [] },
        }),
      ),
    onSuccess: async () => {
      joined.await(wish.current);
      wish.current = crypto.randomUUID();
      drop();
      await changed();
    },
  });
  if (!enrollment || !consents?.memory) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    note.mutate(enrollment.id);
  };
  return (
    <div className="no-print">
      <Panel title={t("note.title")} tone="soft">
        <form onSubmit={submit}>
          <Stack>
            <Select
              label={t("note.kind")}
              value={kind}
              onChange={(value) => setKind(value === "goal" ? "goal" : "preference")}
              data={(["preference", "goal"] as const).map((value) => ({ value, label: t(`note.${value}`) }))}
            />
            <Textarea
              label={t("note.text")}
              description={t("note.help")}
              value={text}
              onChange={(event) => write(event.currentTarget.value)}
              maxLength={200}
              required
            />
            {note.isError ? <ProblemNotice error={note.error} /> : null}
            {joined.state && !text ? (
              <Notice tone={joined.state === "done" ? "good" : "soft"} live="polite">
                {t(`note.${joined.state}`)}
              </Notice>
            ) : null}
            <Group>
              <Button type="submit" loading={note.isPending} disabled={!text.trim()}>
                {t("note.go")}
              </Button>
            </Group>
          </Stack>
        </form>
      </Panel>
    </div>
  );
}

/** A note is written down at once and becomes a belief in a job: look again until it is there, or seems not to become one. */
function useJoining() {
  const [awaited, setAwaited] = useState<string | null>(null);
  const [late, setLate] = useState(false);
  const [looking, setLooking] = useState(false);
  const beliefs = useBeliefs(undefined, looking && !late ? LOOK_AGAIN_MS : false);
  const there = awaited !== null && (beliefs.data ?? []).some((fact) => fact.evidence.includes(awaited));
  useEffect(() => {
    if (!awaited) return;
    setLate(false);
    setLooking(!there);
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, [awaited, there]);
  const state = awaited === null ? null : there ? "done" : late ? "journalOnly" : "joining";
  return { state, await: setAwaited } as const;
}
