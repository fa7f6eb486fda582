/** What an item asked, in a few lines: a reminder of it, not the task to be done. */
import classes from "./asked.module.css";
import { Prose } from "./prose";

export function Asked({ children }: { children: string }) {
  return (
    <div className={classes.asked} data-asked>
      <Prose>{children}</Prose>
    </div>
  );
}
