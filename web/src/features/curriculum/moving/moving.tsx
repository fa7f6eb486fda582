/** The map for a draft from which skills are gone that learners may have worked on. */
import { useTranslation } from "react-i18next";
import type { VersionOut } from "@/shared/api/schema";
import { Loaded } from "@/shared/ui/loaded";
import { useBundle, useDiff, useVersions } from "../queries";
import { MovingForm } from "./moving-form";

/** Return what changes from the newest published version to a draft; nothing for what is published, or the first. */
export function useGone(version: VersionOut | undefined) {
  const versions = useVersions(version?.course_id ?? "", version !== undefined);
  const published = (versions.data ?? [])
    .filter((one) => one.state === "published")
    .sort((one, other) => (other.published_at ?? "").localeCompare(one.published_at ?? ""))[0];
  const isDraft = version?.state === "draft";
  const diff = useDiff(isDraft ? published?.id : undefined, version?.id);
  return { published, diff, gone: diff.data?.unmapped?.length ?? 0 };
}

export function Moving({ version }: { version: VersionOut }) {
  const { t } = useTranslation("curriculum/moving");
  const { published, diff } = useGone(version);
  const before = useBundle(version.course_id, published?.id);
  const after = useBundle(version.course_id, version.id);
  return (
    <Loaded query={diff}>
      {(found) =>
        (found.unmapped ?? []).length === 0 ? (
          <p>{t("nothing")}</p>
        ) : (
          <Loaded query={before}>
            {(old) => (
              <Loaded query={after}>
                {(now) => <MovingForm version={version} diff={found} before={old} after={now} />}
              </Loaded>
            )}
          </Loaded>
        )
      }
    </Loaded>
  );
}
