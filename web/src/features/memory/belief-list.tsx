/** Beliefs under the headings of their groups. */
import { Title } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { FactOut } from "@/shared/api/schema";
import { BeliefCard } from "./belief-card";
import { grouped } from "./belief-words";
import classes from "./memory.module.css";
import { useBeliefText } from "./use-belief-text";

type BeliefListProps = { facts: readonly FactOut[]; learnerId?: string };

export function BeliefList({ facts, learnerId }: BeliefListProps) {
  const { t } = useTranslation("memory");
  const { say, about } = useBeliefText(learnerId);
  const top = useRef<HTMLDivElement>(null);
  return (
    <div className={classes.groups} ref={top} tabIndex={-1}>
      {grouped(facts).map(([group, found]) => (
        <section key={group} className={classes.group} aria-labelledby={`group-${group}`}>
          <Title order={2} size="h3" id={`group-${group}`}>
            {t(`group.${group}.title`)}
          </Title>
          <p>{t(`group.${group}.what`)}</p>
          <ul className={classes.cards}>
            {found.map((fact) => (
              <li key={fact.id}>
                <BeliefCard
                  fact={fact}
                  text={say(fact)}
                  about={about(fact)}
                  against={facts.filter((other) => other.id === fact.contests).map(say)[0] ?? null}
                  learnerId={learnerId}
                  onGone={() => top.current?.focus()}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
