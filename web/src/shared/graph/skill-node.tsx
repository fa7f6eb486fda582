/** One skill on the graph: a button with its title and what the screen says of it; where skills may be connected, a line can be drawn from it. */
import { Handle, type Node, type NodeProps, Position, useConnection } from "@xyflow/react";
import { memo, useContext, useEffect, useRef } from "react";
import { MarksContext, useMark } from "./marks";
import classes from "./skill-graph.module.css";
import type { GraphSkill } from "./walking";

export type SkillNodeType = Node<{ skill: GraphSkill; open: boolean }, "skill">;

export const SkillNode = memo(function SkillNode({ id, data }: NodeProps<SkillNodeType>) {
  const marks = useContext(MarksContext);
  const isChosen = useMark((now) => now.chosen() === id);
  const isCalled = useMark((now) => now.wantsFocus() === id);
  const isAimedAt = useConnection((line) => line.inProgress && line.fromNode.id !== id);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isCalled) return;
    button.current?.focus({ preventScroll: true });
    marks.hasFocus();
  }, [isCalled, marks]);
  const { skill, open } = data;
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes.node}
        data-skill={id}
        data-state={skill.state}
        data-chosen={isChosen || undefined}
        aria-expanded={isChosen}
        tabIndex={-1}
        onClick={() => marks.open(id)}
      >
        <strong>{skill.title}</strong>
        {skill.says}
      </button>
      {/* While a line is drawn, the whole skill takes it: nobody has to hit a dot. */}
      <Handle
        type="target"
        position={Position.Left}
        isConnectable={open}
        isConnectableStart={false}
        className={isAimedAt ? classes.aim : classes.end}
      />
      <Handle
        type="source"
        position={Position.Right}
        isConnectable={open}
        isConnectableEnd={false}
        className={open ? classes.start : classes.end}
      />
    </>
  );
});
