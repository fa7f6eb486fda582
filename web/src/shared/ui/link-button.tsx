/** A button that looks like a link: it shows something here, and leads nowhere. */
import type { ComponentProps } from "react";
import classes from "./link-button.module.css";

export function LinkButton(props: Omit<ComponentProps<"button">, "type" | "className">) {
  return <button type="button" className={classes.link} {...props} />;
}
