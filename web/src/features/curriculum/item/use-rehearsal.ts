/** An item tried on the server while it is being written; nothing of it is kept there. */
import { useMutation } from "@tanstack/react-query";
import { useMemo } from "react";
import { answer, api } from "@/shared/api/client";
import type { AttemptIn, RehearsalIn } from "@/shared/api/schema";
import { useWhileWriting } from "../editor/use-while-writing";
import { filesToTry } from "../files/rehearsal-files";

type Given = { step: string; answer: AttemptIn["answer"] };

const asked = (body: RehearsalIn) => answer(api.POST("/v1/rehearsals", { body }));

/** Return the item as tried at a seed, and a way to have an answer judged on it; of figures the names are told. */
export function useRehearsal(
  texts: Readonly<Record<string, string>>,
  path: string,
  seed: number,
  figures: readonly string[],
) {
  const files = useMemo(() => filesToTry(texts, path), [texts, path]);
  const now = JSON.stringify({ files, item: path, seed, figures });
  const { query: shown, fresh } = useWhileWriting("rehearsal", now, asked);
  const judge = useMutation({
    mutationFn: (given: Given) => asked({ ...(JSON.parse(now) as RehearsalIn), ...given }),
  });
  return { shown, judge, now, fresh };
}
