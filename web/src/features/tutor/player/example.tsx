/** A worked example. */
import { useTranslation } from "react-i18next";
import type { OfferOut } from "@/shared/api/schema";
import { Prose } from "@/shared/ui/prose";
import classes from "./player.module.css";

type ExampleProps = { example: NonNullable<OfferOut["example"]> };

export function Example({ example }: ExampleProps) {
  const { t } = useTranslation("tutor");
  return (
    <section className={classes.example}>
      <h3>
        <span className={classes.quiet}>{t("lesson.example")}</span> <Prose inline>{example.title}</Prose>
      </h3>
      <Prose>{example.body}</Prose>
    </section>
  );
}
