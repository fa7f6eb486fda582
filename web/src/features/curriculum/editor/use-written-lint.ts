/** What lint says of the course's own file or a skill's while it is being written; nothing of it is kept on the server. */
import { useMemo } from "react";
import { answer, api } from "@/shared/api/client";
import type { WrittenIn } from "@/shared/api/schema";
import { isSkill } from "../files/outline";
import { filesToLint } from "../files/written-files";
import { isCourse } from "./course-files";
import { useWhileWriting } from "./use-while-writing";

const asked = (body: WrittenIn) => answer(api.POST("/v1/rehearsals/lint", { body }));

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
  const { query, fresh } = useWhileWriting("written", now, asked);
  return { query, isAsked: now !== "", fresh };
}
