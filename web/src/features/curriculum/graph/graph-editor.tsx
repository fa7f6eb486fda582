/** The skill graph of the course as it is being edited: drawn, and beside it the same as a form. */
import { Button, Select, Stack } from "@mantine/core";
import type { TFunction } from "i18next";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { GraphSkill } from "@/shared/graph/walking";
import { Panel } from "@/shared/ui/panel";
import { Waiting } from "@/shared/ui/waiting";
import { type SkillOutline, skillsOf } from "../files/outline";
import classes from "../studio.module.css";
import { NeedsForm } from "./needs-form";
import { NewSkill } from "./new-skill";

const Graph = lazy(() => import("@/shared/graph/skill-graph").then((module) => ({ default: module.SkillGraph })));

/** What the chosen skill shall build on, as somebody has drawn it; `at` tells one wish from the same wish again. */
type Wish = { needs: string | null; at: number };
type GraphEditorProps = {
  texts: Readonly<Record<string, string>>;
  onChange: (path: string, text: string) => void;
  onOpen: (path: string) => void;
};

export function GraphEditor({ texts, onChange, onOpen }: GraphEditorProps) {
  const { t } = useTranslation("curriculum/graph");
  const skills = useMemo(() => skillsOf(texts), [texts]);
  const drawn = useMemo(() => drawnOf(skills, texts, t), [skills, texts, t]);
  const [selected, select] = useState<string | null>(null);
  const [wish, setWish] = useState<Wish>({ needs: null, at: 0 });
  const skill = skills.find((one) => one.id === selected) ?? null;
  const choose = useCallback((id: string | null, needs: string | null = null) => {
    select(id);
    setWish(({ at }) => ({ needs, at: at + 1 }));
  }, []);
  const connect = useCallback((from: string, to: string) => choose(to, from), [choose]);
  return (
    <div className={classes.columns}>
      <Suspense fallback={<Waiting lines={1} height={480} />}>
        <Graph skills={drawn} selected={selected} onSelect={choose} onConnect={connect} label={t("graph")} />
      </Suspense>
      <Stack gap="md">
        <Panel title={t("skill")}>
          <Stack gap="md">
            <Select
              label={t("choose")}
              data={skills.map((one) => ({ value: one.id, label: one.title }))}
              value={selected}
              onChange={(id) => choose(id)}
              searchable
            />
            {skill ? (
              <>
                <NeedsForm
                  key={`${skill.id}${wish.at}`}
                  skills={skills}
                  skill={skill}
                  text={texts[skill.path] ?? ""}
                  wanted={wish.needs}
                  onChange={(text) => onChange(skill.path, text)}
                />
                <div>
                  <Button variant="subtle" onClick={() => onOpen(skill.path)}>
                    {t("open")}
                  </Button>
                </div>
              </>
            ) : (
              <p className={classes.quiet}>{t("how")}</p>
            )}
          </Stack>
        </Panel>
        <NewSkill
          texts={texts}
          skills={skills}
          onAdd={(path, text, id) => {
            onChange(path, text);
            choose(id);
          }}
        />
      </Stack>
    </div>
  );
}

/** Return the skills as they are drawn: whether any item practises one is its state. */
function drawnOf(
  skills: readonly SkillOutline[],
  texts: Readonly<Record<string, string>>,
  t: TFunction<"curriculum/graph">,
): GraphSkill[] {
  const items = Object.entries(texts).filter(([path]) => path.startsWith("items/"));
  const opens = new Map<string, string[]>();
  for (const one of skills) for (const { id } of one.needs) opens.set(id, [...(opens.get(id) ?? []), one.id]);
  return skills.map((one) => {
    const named = new RegExp(`^skills:.*[\\[\\s,"']${one.id.replaceAll(".", "\\.")}[\\]\\s,"']`, "m");
    const count = items.filter(([, text]) => named.test(text)).length;
    return {
      id: one.id,
      title: one.title,
      state: count > 0 ? "ready" : "locked",
      says: <span className={classes.quiet}>{t("items", { count })}</span>,
      needs: one.needs,
      opens: opens.get(one.id) ?? [],
    };
  });
}
