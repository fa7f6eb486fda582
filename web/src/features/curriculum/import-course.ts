/** Send a course and wait for what became of it. */
import { answer, api, changeHeaders, fetched } from "@/shared/api/client";
import type { ImportOut } from "@/shared/api/schema";

const ASK_MS = 700;
const MOST_ASKS = 260; // three minutes: an import that takes longer goes on, and is found in the list

/** Return the import once it is no longer waiting.
 *
 * @throws ApiProblem when the upload is refused at once, or the network is gone. */
export async function importCourse(file: Blob, name: string, format: "bundle" | "oatutor"): Promise<ImportOut> {
  const form = new FormData();
  form.set("file", file, name);
  form.set("format", format);
  const sent = await fetched("/v1/courses/import", { method: "POST", headers: changeHeaders(), body: form });
  let found: ImportOut = await sent.json();
  for (let asked = 0; found.state === "waiting" && asked < MOST_ASKS; asked += 1) {
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
    found = await answer(api.GET("/v1/courses/import/{import_id}", { params: { path: { import_id: found.id } } }));
  }
  return found;
}
