/** Time travel: what was believed at the end of a day, and what has become of it since. */
import { Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { percent } from "@/shared/i18n/format";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import { compared } from "./belief-words";
import classes from "./memory.module.css";
import { useBeliefs } from "./memory-queries";
import { useBeliefText } from "./use-belief-text";

/** Return the last moment of a local day, or now if that day is not over. */
export function endOf(localDay: string, now: Date = new Date()): string {
  const end = new Date(`${localDay}T23:59:59`);
  return (end < now ? end : now).toISOString();
}

const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

export function BackThen() {
  const { t } = useTranslation("memory");
  const [chosen, setChosen] = useState("");
  const now = useBeliefs();
  const { say } = useBeliefText();
  const then = useQuery({
    queryKey: ["memory", "as-of", chosen],
    queryFn: () => answer(api.GET("/v1/memory/as-of", { params: { query: { at: endOf(chosen) } } })),
    enabled: /^\d{4}-\d\d-\d\d$/.test(chosen),
  });
  return (
    <Panel title={t("then.title")}>
      <Stack>
        <TextInput
          type="date"
          label={t("then.label")}
          description={t("then.help")}
          value={chosen}
          max={today()}
          onChange={(event) => setChosen(event.currentTarget.value)}
          maw={280}
        />
        {chosen ? (
          <Loaded query={then}>
            {({ facts, withheld }) => (
              <div role="status">
                <p>{t("then.found", { count: facts.length })}</p>
                <ul className={classes.entries}>
                  {compared(facts, now.data ?? []).map(({ fact, change, now: current }) => (
                    <li key={fact.id} className={classes.entry}>
                      <div>
                        <span dir="auto">{say(fact)}</span>
                        <p className={classes.meta}>
                          <span>{t(`kind.${fact.kind}`)}</span>
                          <span>{t("then.sure", { share: percent(fact.confidence) })}</span>
                          {current && change === "changed" ? (
                            <span>{t("then.now", { share: percent(current.confidence) })}</span>
                          ) : null}
                        </p>
                      </div>
                      <span className={classes.state} data-change={change}>
                        {t(`change.${change}`)}
                      </span>
                    </li>
                  ))}
                </ul>
                {withheld > 0 ? <p className={classes.meta}>{t("then.withheld", { count: withheld })}</p> : null}
              </div>
            )}
          </Loaded>
        ) : null}
      </Stack>
    </Panel>
  );
}
