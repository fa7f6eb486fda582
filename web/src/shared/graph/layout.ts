/** Where skills stand on a graph: in layers, each after what it needs. Laid out in a worker, once for the same skills and edges. */
import ELK from "elkjs/lib/elk-api";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import { NODE } from "./places";
import type { Place, Walked } from "./walking";

// The ways are drawn as curves of our own, so that none of them needs a lane of its own; between two skills there is air, way or not.
const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.layered.spacing.nodeNodeBetweenLayers": "70",
  "elk.spacing.nodeNode": "24",
  "elk.spacing.edgeNode": "12",
  "elk.spacing.edgeEdge": "0",
  "elk.layered.spacing.edgeNodeBetweenLayers": "4",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "1",
  "elk.edgeRouting": "POLYLINE",
  "elk.layered.nodePlacement.strategy": "SIMPLE",
};

/** Return the place of every skill, in px. */
export async function laidOut(skills: readonly Pick<Walked, "id" | "needs">[]): Promise<Map<string, Place>> {
  const elk = new ELK({ workerUrl });
  const known = new Set(skills.map((one) => one.id));
  try {
    const graph = await elk.layout({
      id: "map",
      layoutOptions: OPTIONS,
      children: skills.map((one) => ({ id: one.id, ...NODE })),
      edges: skills.flatMap((one) =>
        one.needs
          .filter((need) => known.has(need.id))
          .map((need) => ({ id: `${need.id}-${one.id}`, sources: [need.id], targets: [one.id] })),
      ),
    });
    return new Map((graph.children ?? []).map((one) => [one.id, { x: one.x ?? 0, y: one.y ?? 0 }]));
  } finally {
    elk.terminateWorker();
  }
}
