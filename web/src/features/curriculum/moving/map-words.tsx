/** What maps do to what learners did, a sentence a skill or item, in the reader's language. */
import { useTranslation } from "react-i18next";
import type { CourseMap } from "@/shared/api/schema";

type MapWordsProps = { maps: readonly CourseMap[]; titleOf: (skill: string) => string };

export function MapWords({ maps, titleOf }: MapWordsProps) {
  const { t } = useTranslation("curriculum/moving");
  const sentences = maps.flatMap((map) => [
    ...map.skills.map(({ old, new: now }) => {
      const kind = kindOf(now, map.joined);
      return t(`does.${kind}`, { skill: titleOf(old), to: now.map(titleOf).join(", ") });
    }),
    ...map.items.map(({ old, new: now }) => t("does.item", { item: old, to: now })),
  ]);
  if (sentences.length === 0) return null;
  return (
    <ul>
      {[...new Set(sentences)].map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** Return what became of a skill, by those in its place; `joined` are those that stand for several. */
function kindOf(now: readonly string[], joined: readonly string[]): "renamed" | "merged" | "split" | "retired" {
  if (now.length === 0) return "retired";
  if (now.length > 1) return "split";
  return joined.includes(now[0] ?? "") ? "merged" : "renamed";
}
