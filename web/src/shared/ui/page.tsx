/** A page's frame: title, one sentence, actions; the title takes the focus when the page is entered. */
import { Title } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "./page.module.css";

type PageProps = {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  width?: "reading" | "normal" | "wide";
  children: ReactNode;
};

export function Page({ title, lead, actions, width = "normal", children }: PageProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t("meno")}`;
  }, [title, t]);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={classes.page} data-width={width}>
      <div className={classes.head}>
        <div>
          <Title order={1} ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {lead ? <p className={classes.lead}>{lead}</p> : null}
        </div>
        {actions ? <div className="no-print">{actions}</div> : null}
      </div>
      {children}
    </div>
  );
}
