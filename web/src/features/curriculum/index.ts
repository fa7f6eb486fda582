/** The curriculum studio: courses, versions, what lint says, simulated learners, publishing, and an editor of course files. */
import type { RouteObject } from "react-router";

const handle = { roles: ["educator", "operator"] };

export const routes: RouteObject[] = [
  { path: "studio", handle, lazy: async () => ({ Component: (await import("./courses/courses-page")).CoursesPage }) },
  {
    path: "studio/:courseId",
    handle,
    lazy: async () => ({ Component: (await import("./courses/course-page")).CoursePage }),
  },
  {
    path: "studio/:courseId/versions/:versionId",
    handle,
    lazy: async () => ({ Component: (await import("./version/version-page")).VersionPage }),
  },
  {
    path: "studio/:courseId/edit",
    handle,
    lazy: async () => ({ Component: (await import("./editor/editor-page")).EditorPage }),
  },
];
