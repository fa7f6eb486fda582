/** One group of things on a page. */
import { Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./page.module.css";

type PanelProps = {
  title?: ReactNode;
  order?: 2 | 3;
  actions?: ReactNode;
  tone?: "plain" | "soft" | "sunken";
  children: ReactNode;
};

export function Panel({ title, order = 2, actions, tone = "plain", children }: PanelProps) {
  const id = useId();
  return (
    <section className={classes.panel} data-tone={tone} aria-labelledby={title ? id : undefined}>
      {title ? (
        <div className={classes.panelHead}>
          <Title order={order} size="h3" id={id}>
            {title}
          </Title>
          {actions}
        </div>
      ) : null}
      {children}
    </section>
  );
}
