/** A way between two skills. Beside the chosen skill it is drawn stronger, can be reached by keyboard, and says why it is there. */
import { type Edge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from "@xyflow/react";
import { memo, useContext } from "react";
import { MarksContext, useMark } from "./marks";
import classes from "./skill-graph.module.css";

export type WhyEdgeType = Edge<{ why: string; label: string }, "why">;

export const WhyEdge = memo(function WhyEdge(props: EdgeProps<WhyEdgeType>) {
  const { id, source, target, data } = props;
  const marks = useContext(MarksContext);
  const lit = useMark((now) => now.chosen() === source || now.chosen() === target);
  const told = useMark((now) => now.told() === id);
  const [path, x, y] = getBezierPath(props);
  if (!lit) return <path d={path} className={classes.way} />;
  return (
    <>
      <path d={path} className={classes.way} data-lit data-told={told || undefined} />
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it does nothing but say its why, to whoever reaches it by keyboard too */}
      <path
        d={path}
        className={classes.touch}
        tabIndex={0}
        role="img"
        aria-label={data?.label}
        onFocus={() => marks.tell(id)}
        onBlur={() => marks.tell(null)}
        onMouseEnter={() => marks.tell(id)}
        onMouseLeave={() => marks.tell(null)}
      />
      {told && data?.why ? (
        <EdgeLabelRenderer>
          <div className={classes.why} style={{ transform: `translate(${x}px, ${y - 58}px) translate(-50%, -100%)` }}>
            {data.why}
          </div>
        </EdgeLabelRenderer>
      ) : null}
    </>
  );
});
