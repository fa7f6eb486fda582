/** An item tried on the server while it is being written; nothing of it is kept there. */
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { answer, api } from "@/shared/api/client";
import type { AttemptIn, RehearsalIn } from "@/shared/api/schema";
import { filesToTry } from "../files/rehearsal-files";

const CALM_MS = 500; // a pause in the typing, before the server is asked again
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
  const [calm] = useDebouncedValue(now, CALM_MS);
  const shown = useQuery({
    queryKey: ["rehearsal", calm],
    queryFn: () => asked(JSON.parse(calm) as RehearsalIn),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  const judge = useMutation({
    mutationFn: (given: Given) => asked({ ...(JSON.parse(now) as RehearsalIn), ...given }),
  });
  return { shown, judge, now, fresh: now === calm && !shown.isPlaceholderData };
}
