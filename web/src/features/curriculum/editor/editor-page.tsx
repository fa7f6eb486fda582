/** Edit a version's files; saving makes a new draft, which lint reads at once. What is not saved survives a reload. */
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { Loaded } from "@/shared/ui/loaded";
import { Page } from "@/shared/ui/page";
import { useBundle, useVersions } from "../queries";
import { Opened } from "./opened";

export function EditorPage() {
  const { t } = useTranslation("curriculum");
  const courseId = useParams().courseId ?? "";
  const [search] = useSearchParams();
  const versions = useVersions(courseId);
  const versionId = search.get("version") ?? versions.data?.[0]?.id;
  return (
    <Page
      title={t("editor.title")}
      lead={t("editor.lead")}
      width="wide"
      actions={<Link to={`/studio/${courseId}`}>{t("version.all")}</Link>}
    >
      <Loaded query={versions}>
        {() => (versionId ? <Editor key={versionId} courseId={courseId} versionId={versionId} /> : null)}
      </Loaded>
    </Page>
  );
}

function Editor({ courseId, versionId }: { courseId: string; versionId: string }) {
  const files = useBundle(courseId, versionId);
  return <Loaded query={files}>{(found) => <Opened files={found} courseId={courseId} versionId={versionId} />}</Loaded>;
}
