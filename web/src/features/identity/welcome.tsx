/** The frame of the screens before the sign-in: who we are on one side, what to fill in on the other. */
import { Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Mark } from "@/shared/ui/mark";
import classes from "./welcome.module.css";

type WelcomeProps = { title: string; children: ReactNode };

export function Welcome({ title, children }: WelcomeProps) {
  const { t } = useTranslation("identity");
  useEffect(() => {
    document.title = `${title} · Meno`;
  }, [title]);
  return (
    <main className={classes.welcome}>
      <section className={classes.promise} aria-label={t("promise.label")}>
        <div className={classes.brand}>
          <Mark size={44} />
          <span>Meno</span>
        </div>
        <p className={classes.say}>{t("promise.say")}</p>
        <ul className={classes.points}>
          <li>{t("promise.remembers")}</li>
          <li>{t("promise.asks")}</li>
          <li>{t("promise.yours")}</li>
        </ul>
      </section>
      <section className={classes.form}>
        <Title order={1} mb="lg">
          {title}
        </Title>
        {children}
      </section>
    </main>
  );
}
