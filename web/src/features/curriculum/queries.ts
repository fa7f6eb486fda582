/** What the studio loads. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { answer, api, fetched } from "@/shared/api/client";
import { asProblem } from "@/shared/api/problem";
import { type CourseFiles, filesOf } from "./editor/course-files";

export function useVersions(courseId: string, enabled = true) {
  return useQuery({
    queryKey: ["courses", courseId, "versions"],
    enabled,
    queryFn: () => answer(api.GET("/v1/courses/{course_id}/versions", { params: { path: { course_id: courseId } } })),
  });
}

export function useVersion(courseId: string, versionId: string) {
  return useQuery({
    queryKey: ["versions", versionId],
    queryFn: () =>
      answer(
        api.GET("/v1/courses/{course_id}/versions/{version_id}", {
          params: { path: { course_id: courseId, version_id: versionId } },
        }),
      ),
  });
}

export function useLint(courseId: string, versionId: string) {
  return useQuery({
    queryKey: ["versions", versionId, "lint"],
    queryFn: () =>
      answer(
        api.GET("/v1/courses/{course_id}/versions/{version_id}/lint", {
          params: { path: { course_id: courseId, version_id: versionId } },
        }),
      ),
  });
}

async function fetchFiles(courseId: string, versionId: string): Promise<CourseFiles> {
  const { unzipSync } = await import("fflate");
  const response = await fetched(`/v1/courses/${courseId}/versions/${versionId}/bundle`);
  return filesOf(unzipSync(new Uint8Array(await response.arrayBuffer())));
}

/** Return the files of a version; they never change. */
export function useBundle(courseId: string, versionId: string | undefined) {
  return useQuery({
    queryKey: ["bundle", versionId],
    enabled: versionId !== undefined,
    queryFn: () => fetchFiles(courseId, versionId ?? ""),
    staleTime: Number.POSITIVE_INFINITY,
    retry: (failures, error) => failures < 2 && asProblem(error).passing,
  });
}

/** Return how it is asked what changed from one version to another. */
export function diffOf(before: string, after: string) {
  return queryOptions({
    queryKey: ["diff", before, after],
    queryFn: () => answer(api.GET("/v1/courses/diff", { params: { query: { before, after } } })),
  });
}

/** Return what changed from one version to another; nothing is asked while there is no earlier one. */
export function useDiff(before: string | undefined, after: string | undefined) {
  return useQuery({
    ...diffOf(before ?? "", after ?? ""),
    enabled: Boolean(before && after && before !== after),
  });
}
