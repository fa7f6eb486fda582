/** What a learner asked a person to look at, and what came of it. */
import { useTranslation } from "react-i18next";
import { useMyCases } from "@/shared/api/cases";
import type { CaseOut } from "@/shared/api/schema";
import { day } from "@/shared/i18n/format";
import { Asked } from "@/shared/ui/asked";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import { Prose } from "@/shared/ui/prose";
import rows from "@/shared/ui/rows.module.css";

export function MyCases() {
  const { t } = useTranslation("identity");
  const cases = useMyCases();
  return (
    <Panel title={t("cases.title")}>
      <Loaded query={cases}>
        {(found) =>
          found.length > 0 ? (
            <ul className={rows.rows}>
              {found.map((one) => (
                <CaseRow key={one.id} one={one} />
              ))}
            </ul>
          ) : (
            <p className={rows.aside}>{t("cases.none")}</p>
          )
        }
      </Loaded>
    </Panel>
  );
}

function CaseRow({ one }: { one: CaseOut }) {
  const { t } = useTranslation("identity");
  return (
    <li className={rows.row}>
      <div>
        <strong>{t(`cases.kind.${one.kind}`)}</strong>
        <Asked>{one.question}</Asked>
        <span className={rows.aside}>{t("cases.on", { day: day(one.raised_at) })}</span>
        {one.note ? <p dir="auto">{one.note}</p> : null}
        {one.answer ? (
          <div>
            <strong>{t("cases.answer")}</strong>
            <Prose>{one.answer}</Prose>
          </div>
        ) : null}
      </div>
      <span>{t(`cases.state.${one.state}`)}</span>
    </li>
  );
}
