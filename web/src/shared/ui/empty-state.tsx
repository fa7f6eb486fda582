/** Nothing here yet: say why, and what to do. */
import type { ReactNode } from "react";
import classes from "./page.module.css";

type EmptyStateProps = { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode };

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      {icon ? (
        <div className={classes.emptyIcon} aria-hidden>
          {icon}
        </div>
      ) : null}
      <p className={classes.emptyTitle}>{title}</p>
      {children ? <div>{children}</div> : null}
      {action}
    </div>
  );
}
