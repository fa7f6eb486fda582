/** Pass something on to whoever has the duty of safeguarding: about oneself, or about a learner one teaches. */
import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { answer, api } from "@/shared/api/client";
import { useDraft } from "@/shared/lib/use-draft";
import { Notice } from "./notice";
import { ProblemNotice } from "./problem-notice";
import { Prose } from "./prose";

type ConcernFormProps = {
  draft: string;
  learnerId?: string;
  label: string;
  help?: string;
  send: string;
  beside?: ReactNode;
  onRaised?: () => void;
};

export function ConcernForm({ draft, learnerId, label, help, send, beside, onRaised }: ConcernFormProps) {
  const [text, write, forget] = useDraft(draft);
  // One wish is one concern, however often it has to be sent.
  const [id, setId] = useState(() => crypto.randomUUID());
  const raise = useMutation({
    mutationFn: () =>
      answer(api.POST("/v1/safeguarding/concerns", { body: { id, learner_id: learnerId, text: text.trim() } })),
    onSuccess: () => {
      forget();
      setId(crypto.randomUUID());
      onRaised?.();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    raise.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Textarea
          label={label}
          description={help}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          maxLength={4000}
          minRows={3}
          required
        />
        {raise.isError ? <ProblemNotice error={raise.error} /> : null}
        {raise.data ? (
          <Notice tone={raise.data.passed_on ? "good" : "hint"} live="polite">
            <Prose>{raise.data.message}</Prose>
          </Notice>
        ) : null}
        <Group>
          <Button type="submit" loading={raise.isPending} disabled={!text.trim()}>
            {send}
          </Button>
          {beside}
        </Group>
      </Stack>
    </form>
  );
}
