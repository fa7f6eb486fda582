/** The same map as a list: each skill with where one stands, how sure that is, what it builds on and why, and what it opens. */
import { Button, Select, TextInput } from "@mantine/core";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./map.module.css";
import { SkillRow } from "./skill-row";
import type { MapSkill } from "./skills";

const STATES = ["learning", "ready", "fading", "mastered", "known", "locked"] as const;
const PAGE = 30;
type SkillTreeProps = {
  skills: readonly MapSkill[];
  selected: string | null;
  /** The skill that gets the focus back, as what had it is no longer drawn. */
  back: string | null;
  onSelect: (id: string) => void;
};

export function SkillTree({ skills, selected, back, onSelect }: SkillTreeProps) {
  const { t } = useTranslation("pathway/map");
  const [search, setSearch] = useState("");
  const [state, setState] = useState<string | null>("all");
  const [most, setMost] = useState(PAGE);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (back) list.current?.querySelector<HTMLElement>(`[data-skill="${CSS.escape(back)}"]`)?.focus();
  }, [back]);
  const sought = useDeferredValue(search).trim().toLowerCase();
  const found = skills.filter((one) => fits(one, state) && one.title.toLowerCase().includes(sought));
  return (
    <div>
      <div className={`${classes.tools} no-print`}>
        <TextInput label={t("search")} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        <Select
          label={t("show")}
          data={[
            { value: "all", label: t("state.all") },
            { value: "due", label: t("due") },
            ...STATES.map((one) => ({ value: one, label: t(`state.${one}`) })),
          ]}
          value={state}
          onChange={setState}
        />
        <p className={classes.count} role="status">
          {t("found", { count: found.length })}
        </p>
      </div>
      <ul ref={list} className={classes.list} aria-label={t("title")}>
        {found.slice(0, most).map((one) => (
          <SkillRow key={one.id} skill={one} isSelected={one.id === selected} onSelect={onSelect} />
        ))}
      </ul>
      {found.length > most ? (
        <Button variant="subtle" onClick={() => setMost(most + PAGE)}>
          {t("more", { count: Math.min(PAGE, found.length - most) })}
        </Button>
      ) : null}
    </div>
  );
}

function fits(skill: MapSkill, state: string | null): boolean {
  return state === "all" || (state === "due" ? skill.due : skill.state === state);
}
