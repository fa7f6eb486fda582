/** Put in order: drag a line, or move it by its buttons or the arrow keys. */
import { ActionIcon } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconGripVertical } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Prose } from "@/shared/ui/prose";
import { listDraft, orderOf } from "./answer-draft";
import type { InputProps } from "./input-props";
import classes from "./inputs.module.css";

export function OrderingInput({ step, draft, onDraft, locked, describedBy }: InputProps) {
  const { t } = useTranslation("answer");
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const texts = new Map((step.choices ?? []).map((choice) => [choice.id, choice.text]));
  const order = orderOf(draft, [...texts.keys()]);
  const move = (id: string, to: number) => {
    if (locked || to < 0 || to >= order.length || order[to] === id) return;
    const rest = order.filter((one) => one !== id);
    onDraft(listDraft([...rest.slice(0, to), id, ...rest.slice(to)]));
    setSaid(t("moved", { place: to + 1, count: order.length }));
  };
  const byKey = (event: KeyboardEvent, id: string, at: number) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(id, at + by);
  };
  return (
    <div role="group" aria-label={t("order")} aria-describedby={describedBy}>
      <p className={classes.legend}>{t("orderHelp")}</p>
      <ol className={classes.order}>
        {order.map((id, at) => (
          <li
            key={id}
            draggable={!locked}
            data-dragged={dragged === id || undefined}
            onDragStart={() => setDragged(id)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={() => (dragged ? move(dragged, at) : undefined)}
          >
            <IconGripVertical size={18} aria-hidden className={classes.grip} />
            <span className={classes.orderText}>
              <Prose inline>{texts.get(id) ?? id}</Prose>
            </span>
            <ActionIcon
              variant="default"
              size={40}
              aria-label={t("up", { place: at + 1 })}
              aria-disabled={at === 0}
              data-answer={at === 0 || undefined}
              onClick={() => move(id, at - 1)}
              onKeyDown={(event) => byKey(event, id, at)}
            >
              <IconArrowUp size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size={40}
              aria-label={t("down", { place: at + 1 })}
              aria-disabled={at === order.length - 1}
              onClick={() => move(id, at + 1)}
              onKeyDown={(event) => byKey(event, id, at)}
            >
              <IconArrowDown size={18} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <span className="visually-hidden" aria-live="polite">
        {said}
      </span>
    </div>
  );
}
