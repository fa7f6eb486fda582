/** A message in the flow of a page: never a toast that leaves before it is read. */
import { IconAlertCircle, IconBulb, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./page.module.css";

const ICONS = { bad: IconAlertCircle, hint: IconBulb, good: IconCircleCheck, soft: IconInfoCircle };

type NoticeProps = { tone: keyof typeof ICONS; live?: "polite" | "assertive"; children: ReactNode };

export function Notice({ tone, live, children }: NoticeProps) {
  const Icon = ICONS[tone];
  const role = live === "assertive" ? "alert" : live === "polite" ? "status" : undefined;
  return (
    <div className={classes.notice} data-tone={tone} role={role}>
      <Icon size={20} className={classes.noticeIcon} aria-hidden />
      <div className={classes.noticeBody}>{children}</div>
    </div>
  );
}
