/** What is not well, in plain words with what to do; or that all is well. */
import { useTranslation } from "react-i18next";
import type { SignOut } from "@/shared/api/schema";
import { lasting } from "@/shared/i18n/format";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import classes from "../operations.module.css";

export function Signs({ signs }: { signs: readonly SignOut[] }) {
  const { t } = useTranslation("operations/health");
  if (signs.length === 0) {
    return (
      <Notice tone="good" live="polite">
        <strong>{t("well")}</strong>
      </Notice>
    );
  }
  return (
    <Panel title={t("signs", { count: signs.length })}>
      <ul className={classes.signs}>
        {signs.map((sign) => (
          <li key={`${sign.code}${sign.part ?? ""}`}>
            <Notice tone={sign.level === "now" ? "bad" : "hint"}>
              <Sign sign={sign} />
            </Notice>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Sign({ sign }: { sign: SignOut }) {
  const { t } = useTranslation("operations/health");
  const never = sign.seconds === null || sign.seconds === undefined;
  const values = {
    count: sign.count ?? 0,
    lasting: never ? t("never") : lasting(sign.seconds ?? 0),
    part: sign.part ? t(`part.${sign.part}`) : "",
  };
  return (
    <>
      <strong>{t(`sign.${sign.code}.said`, values)}</strong>
      <p>
        <span className="visually-hidden">{t("whatToDo")} </span>
        {t(`sign.${sign.code}.todo`)}
      </p>
    </>
  );
}
