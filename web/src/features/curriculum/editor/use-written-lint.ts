/** What lint says of the course's own file or a skill's while it is being written; nothing of it is kept on the server. */
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { answer, api } from "@/shared/api/client";
import type { WrittenIn } from "@/shared/api/schema";
import { filesToLint } from "../files/written-files";
import { isCourse, isSkill } from "./course-files";

const CALM_MS = 500; // a pause in the typing, before the server is asked again

/**
 * Return the query of what lint says of the file, and whether that is about the text as it is now.
 *
 * @param changed whether the file differs from what is saved; of what is saved lint has been said
 */
export function useWrittenLint(
  texts: Readonly<Record<string, string>>,
  path: string,
  figures: readonly string[],
  changed: boolean,
) {
  const wanted = changed && (isSkill(path) || isCourse(path));
  const files = useMemo(() => (wanted ? filesToLint(texts, path) : null), [wanted, texts, path]);
  const now = files ? JSON.stringify({ files, file: path, figures }) : "";
  const [calm] = useDebouncedValue(now, CALM_MS);
  const query = useQuery({
    queryKey: ["written", calm],
    enabled: calm !== "" && now !== "",
    queryFn: () => answer(api.POST("/v1/rehearsals/lint", { body: JSON.parse(calm) as WrittenIn })),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  return { query, isAsked: now !== "", fresh: now === calm && !query.isPlaceholderData };
}
