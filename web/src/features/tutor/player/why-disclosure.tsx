/** "Why this?": the decision in plain words, computed again when it is asked for. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { percent } from "@/shared/i18n/format";
import { useBecauseText } from "@/shared/reasons/use-because-text";
import { Loaded } from "@/shared/ui/loaded";
import { Waiting } from "@/shared/ui/waiting";
import classes from "./player.module.css";

type WhyDisclosureProps = { offerId: string; inShort: string };

export function WhyDisclosure({ offerId, inShort }: WhyDisclosureProps) {
  const { t } = useTranslation("tutor");
  const say = useBecauseText();
  const [opened, setOpened] = useState(false);
  const why = useQuery({
    queryKey: ["why", offerId],
    queryFn: () => answer(api.GET("/v1/offers/{offer_id}/why", { params: { path: { offer_id: offerId } } })),
    enabled: opened,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <details className={classes.why} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        <span className={classes.inShort}>
          {inShort} <b className={classes.ask}>{t("why.ask")}</b>
        </span>
      </summary>
      {opened ? (
        <Loaded query={why} waiting={<Waiting lines={2} height={20} />}>
          {(found) => (
            <div>
              <ul>
                {found.reasons.map((reason) => (
                  <li key={reason.code}>{say(reason)}</li>
                ))}
              </ul>
              {found.weighed.length > 1 ? (
                <table className={classes.weighed}>
                  <caption>{t("why.weighed")}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t("why.skill")}</th>
                      <th scope="col">{t("why.chance")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {found.weighed.slice(0, 5).map((one) => (
                      <tr key={one.skill.id} data-chosen={one.chosen || undefined}>
                        <td>{one.skill.title}</td>
                        <td className="tabular">{percent(one.propensity)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              ) : null}
            </div>
          )}
        </Loaded>
      ) : null}
    </details>
  );
}
