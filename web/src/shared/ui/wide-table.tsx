/** A table with its caption and headers, scrolled by keyboard where it is wider than the page. */
import type { ReactNode } from "react";
import classes from "./wide-table.module.css";

type WideTableProps = { caption: string; captionShown?: boolean; columns: readonly string[]; children: ReactNode };

export function WideTable({ caption, captionShown = false, columns, children }: WideTableProps) {
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={caption}>
      <table className={classes.table}>
        <caption className={captionShown ? undefined : "visually-hidden"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
