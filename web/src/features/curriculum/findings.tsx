/** What lint says: where, what, and how to mend it, with a way there. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Finding } from "@/shared/api/schema";
import classes from "./studio.module.css";

type FindingsProps = {
  findings: readonly Finding[];
  courseId?: string;
  versionId?: string;
  onJump?: (finding: Finding) => void;
};

const OPEN = 3; // warnings that are shown without being asked for

/** Errors are all shown, as they stand in the way; many warnings wait until somebody wants them. */
export function Findings({ findings, ...ways }: FindingsProps) {
  const { t } = useTranslation("curriculum");
  if (findings.length === 0) return <p className={classes.quiet}>{t("findings.none")}</p>;
  const errors = findings.filter((one) => one.level === "error");
  const rest = findings.filter((one) => one.level !== "error");
  const isFolded = rest.length > OPEN;
  return (
    <>
      <List findings={isFolded ? errors : [...errors, ...rest]} {...ways} />
      {isFolded ? (
        <details>
          <summary>{t("findings.warnings", { count: rest.length })}</summary>
          <List findings={rest} {...ways} />
        </details>
      ) : null}
    </>
  );
}

function List({ findings, courseId, versionId, onJump }: FindingsProps) {
  const { t } = useTranslation("curriculum");
  if (findings.length === 0) return null;
  return (
    <ul className={classes.findings}>
      {findings.map((one) => {
        const place = t("findings.at", { file: one.file, line: one.line });
        return (
          <li
            key={`${one.file}${one.line}${one.rule}${one.message}`}
            className={classes.finding}
            data-level={one.level}
          >
            <p>
              <strong>{t(`findings.${one.level}`)}</strong> {one.message}
            </p>
            <p>{one.mend}</p>
            <p className={classes.quiet}>
              {onJump ? (
                <button type="button" className={classes.file} onClick={() => onJump(one)}>
                  {place}
                </button>
              ) : courseId ? (
                <Link
                  to={`/studio/${courseId}/edit?version=${versionId}&file=${encodeURIComponent(one.file)}&line=${one.line}`}
                >
                  {place}
                </Link>
              ) : (
                place
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
