/** A course as it is being edited: what was changed is kept in this browser until it is saved as a draft, or thrown away. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ImportOut } from "@/shared/api/schema";
import { drop, keep, kept } from "@/shared/lib/storage";
import { importCourse } from "../import-course";
import { type CourseFiles, packed } from "./course-files";

type Changes = Record<string, string>;

/** Send a course's files as a bundle and return what became of it. */
export async function sent(files: CourseFiles) {
  const { zipSync } = await import("fflate");
  return importCourse(
    new Blob([zipSync(packed(files)) as BlobPart], { type: "application/zip" }),
    "course.zip",
    "bundle",
  );
}

/** Return the texts of a version with what was changed in them, and the ways to change, save and discard. */
export function useCourseDraft(files: CourseFiles, versionId: string, onSaved: (out: ImportOut) => void) {
  const queries = useQueryClient();
  const key = `course.${versionId}`;
  const [changes, setChanges] = useState<Changes>(() => kept<Changes>("local", key) ?? {});
  const texts = useMemo(() => ({ ...files.texts, ...changes }), [files, changes]);
  const put = (next: Changes) => {
    setChanges(next);
    if (Object.keys(next).length > 0) keep("local", key, next);
    else drop("local", key);
  };
  const change = (path: string, text: string) => {
    const next = { ...changes, [path]: text };
    if (text === files.texts[path]) delete next[path];
    put(next);
  };
  const save = useMutation({
    mutationFn: () => sent({ texts, others: files.others }),
    onSuccess: async (out) => {
      await queries.invalidateQueries({ queryKey: ["courses"] });
      if (out.state !== "done" || !out.versions[0]) return;
      drop("local", key);
      onSaved(out);
    },
  });
  return { texts, changes, change, discard: () => put({}), save };
}
