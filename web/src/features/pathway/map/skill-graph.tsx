/** The map as a graph: every skill with where one stands and how sure that is. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { SkillGraph as Graph } from "@/shared/graph/skill-graph";
import type { GraphSkill } from "@/shared/graph/walking";
import { percent } from "@/shared/i18n/format";
import { range } from "@/shared/lib/certainty";
import { Legend } from "./legend";
import classes from "./map.module.css";
import type { MapSkill } from "./skills";
import { Standing } from "./standing";

const DETAILS = 376; // px of the graph that the details cover at its end,
const BESIDE = 992; // in a window that is wider than this
type SkillGraphProps = {
  skills: readonly MapSkill[];
  selected: string | null;
  /** The skill that gets the focus back, as what had it is no longer drawn. */
  back: string | null;
  onSelect: (id: string) => void;
};

export function SkillGraph({ skills, selected, back, onSelect }: SkillGraphProps) {
  const { t } = useTranslation("pathway/map");
  const drawn = useMemo(() => skills.map((one) => drawnOf(one)), [skills]);
  return (
    <>
      <Graph
        skills={drawn}
        selected={selected}
        back={back}
        onSelect={onSelect}
        label={t("graphLabel")}
        first={skills.find((one) => one.state === "learning" || one.state === "ready")?.id}
        covered={selected && window.innerWidth > BESIDE ? DETAILS : 0}
      />
      <Legend skills={skills} />
    </>
  );
}

function drawnOf(skill: MapSkill): GraphSkill {
  return {
    id: skill.id,
    title: skill.title,
    state: skill.state,
    says: <Stands skill={skill} />,
    needs: skill.needs,
    opens: skill.opens.map((way) => way.id),
  };
}

function Stands({ skill }: { skill: MapSkill }) {
  const { t } = useTranslation("pathway/map");
  const { low, high } = range(skill.mastery ?? 0, skill.uncertainty);
  return (
    <span className={classes.onGraph}>
      <Standing standing={skill.standing} due={skill.due} />
      {skill.mastery === null ? null : (
        <>
          <span className="visually-hidden">
            {t("mastery")} {t("between", { low: percent(low), high: percent(high) })}
          </span>
          <span className={classes.sure} data-state={skill.state}>
            <i style={{ inlineSize: `${skill.mastery * 100}%` }} />
            <b style={{ insetInlineStart: `${low * 100}%`, inlineSize: `${Math.max(2, (high - low) * 100)}%` }} />
          </span>
        </>
      )}
    </span>
  );
}
