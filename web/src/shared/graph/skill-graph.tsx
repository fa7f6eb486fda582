/** Skills as a graph: looked at with the mouse, walked with the arrow keys; where they may be connected, by a line from one to another. */
import "@xyflow/react/dist/base.css";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Background, Controls, MiniMap, ReactFlow, ReactFlowProvider, useReactFlow, useStoreApi } from "@xyflow/react";
import { type FocusEvent, type KeyboardEvent, memo, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Waiting } from "@/shared/ui/waiting";
import { laidOut } from "./layout";
import { MarksContext, makeMarks } from "./marks";
import { edgesOf, nodesOf } from "./parts";
import { shownAt } from "./places";
import classes from "./skill-graph.module.css";
import { SkillNode, type SkillNodeType } from "./skill-node";
import { type GraphSkill, type Place, step } from "./walking";
import { WhyEdge } from "./why-edge";

const NODE_TYPES = { skill: SkillNode };
const EDGE_TYPES = { why: WhyEdge };
const LARGE = 60; // skills from which a small map beside it helps, and the whole does not fit a screen
const SMALL = 8; // skills that are shown whole at first
const ZOOM = 0.92; // at first: names are read without effort, and a few steps ahead are in sight
const HOUR_MS = 3_600_000;

export type SkillGraphProps = {
  skills: readonly GraphSkill[];
  selected: string | null;
  /** Must stay the same function: what is drawn keeps it. */
  onSelect: (id: string) => void;
  /** What the graph is called, and how it is walked. */
  label: string;
  /** The skill that is in sight at first. */
  first?: string;
  /** The skill that gets the focus back, as what had it is no longer drawn. */
  back?: string | null;
  /** How many px at the end of the graph something else covers. */
  covered?: number;
  /** Someone drew a line from a skill to one that shall build on it. Must stay the same function. */
  onConnect?: (from: string, to: string) => void;
};

export function SkillGraph(props: SkillGraphProps) {
  const ids = props.skills.map((one) => `${one.id}<${one.needs.map((need) => need.id)}`).join();
  const places = useQuery({
    queryKey: ["graph-layout", ids],
    queryFn: () => laidOut(props.skills),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: HOUR_MS,
    placeholderData: keepPreviousData,
  });
  if (!places.data) return <Waiting lines={1} height={480} />;
  return (
    <ReactFlowProvider>
      <Walked {...props} places={places.data} />
    </ReactFlowProvider>
  );
}

type WalkedProps = SkillGraphProps & { places: ReadonlyMap<string, Place> };

/** The graph with its keys: nothing in here is drawn anew when another skill is chosen, but the two that it concerns. */
function Walked(props: WalkedProps) {
  const { skills, selected, onSelect, label, first, back = null, covered = 0, onConnect, places } = props;
  const begin = first ?? skills[0]?.id ?? null;
  const [marks] = useState(() => makeMarks(begin, onSelect));
  const show = useShow(places);
  useEffect(() => {
    marks.choose(selected);
    const at = selected ?? back;
    if (!at) return;
    marks.standOn(at, selected === null);
    show(at, covered);
  }, [marks, selected, back, covered, show]);
  const [within, setWithin] = useState(false);
  /** Whoever comes to the graph by Tab comes to the skill where they were, wherever the graph has been moved meanwhile. */
  const onFocus = (event: FocusEvent) => {
    const here = marks.standsOn();
    if (event.target === event.currentTarget && here) {
      show(here);
      marks.standOn(here, true);
    }
    setWithin(true);
  };
  const onKey = (event: KeyboardEvent) => {
    const from = skillAt(event.target);
    const to = from ? step(skills, places, from, event.key) : null;
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    show(to);
    marks.standOn(to, true);
  };
  const at = places.get(begin ?? "") ?? { x: 0, y: 0 };
  const graph = useMemo(
    () => <Graph skills={skills} places={places} x={at.x} y={at.y} onConnect={onConnect} />,
    [skills, places, at.x, at.y, onConnect],
  );
  return (
    <MarksContext value={marks}>
      <div
        className={classes.graph}
        role="application"
        aria-label={label}
        dir="ltr"
        tabIndex={within ? -1 : 0}
        onFocus={onFocus}
        onBlur={(event) => setWithin(event.currentTarget.contains(event.relatedTarget))}
        onKeyDownCapture={onKey}
      >
        {graph}
      </div>
    </MarksContext>
  );
}

type GraphProps = Pick<SkillGraphProps, "skills" | "onConnect"> & {
  places: ReadonlyMap<string, Place>;
  x: number;
  y: number;
};

const Graph = memo(function Graph({ skills, places, x, y, onConnect }: GraphProps) {
  const nodes = useMemo(() => nodesOf(skills, places, onConnect !== undefined), [skills, places, onConnect]);
  const { t } = useTranslation("graph");
  const edges = useMemo(() => edgesOf(skills, t), [skills, t]);
  const labels = useMemo(
    () => ({
      "controls.ariaLabel": t("controls"),
      "controls.zoomIn.ariaLabel": t("zoomIn"),
      "controls.zoomOut.ariaLabel": t("zoomOut"),
      "controls.fitView.ariaLabel": t("whole"),
      "minimap.ariaLabel": t("small"),
    }),
    [t],
  );
  const large = skills.length > LARGE;
  const small = skills.length <= SMALL;
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      ariaLabelConfig={labels}
      nodesDraggable={false}
      nodesConnectable={onConnect !== undefined}
      connectOnClick={false}
      onConnect={(line) => onConnect?.(line.source, line.target)}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      onlyRenderVisibleElements={!small}
      fitView={small}
      fitViewOptions={{ minZoom: 0.5, maxZoom: ZOOM }}
      minZoom={large ? 0.45 : 0.2}
      maxZoom={1.6}
      defaultViewport={{ x: 60 - x * ZOOM, y: 200 - y * ZOOM, zoom: ZOOM }}
      proOptions={{ hideAttribution: true }}
    >
      <Background gap={28} color="var(--meno-line)" />
      <Controls showInteractive={false} showFitView={!large} />
      {large ? <MiniMap<SkillNodeType> pannable nodeClassName={toneOf} nodeBorderRadius={12} /> : null}
    </ReactFlow>
  );
});

function toneOf(node: SkillNodeType): string {
  return classes[`tone-${node.data.skill.state}`] ?? "";
}

function skillAt(target: EventTarget): string | null {
  return (target as HTMLElement).closest<HTMLElement>("[data-skill]")?.dataset.skill ?? null;
}

/** Return what moves the graph so far that a skill is seen; what is seen already stays where it is. */
function useShow(places: ReadonlyMap<string, Place>) {
  const flow = useReactFlow();
  const store = useStoreApi();
  return useMemo(
    () =>
      (id: string, covered = 0) => {
        const place = places.get(id);
        if (!place) return;
        const { width, height } = store.getState();
        const view = flow.getViewport();
        const { x, y } = shownAt(place, { ...view, width, height }, covered);
        if (x !== view.x || y !== view.y) void flow.setViewport({ x, y, zoom: view.zoom }, { duration: 0 });
      },
    [places, flow, store],
  );
}
