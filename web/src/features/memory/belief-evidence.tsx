/** The entries that a belief rests on, asked for only when somebody wants to know. */
import { Anchor, Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { EvidenceOut, FactOut } from "@/shared/api/schema";
import { moment } from "@/shared/i18n/format";
import { Loaded } from "@/shared/ui/loaded";
import { Waiting } from "@/shared/ui/waiting";
import classes from "./memory.module.css";
import { useBelief } from "./memory-queries";

type BeliefEvidenceProps = { fact: FactOut; learnerId?: string };

export function BeliefEvidence({ fact, learnerId }: BeliefEvidenceProps) {
  const { t } = useTranslation("memory");
  const [opened, { toggle }] = useDisclosure();
  const id = useId();
  const found = useBelief(fact.id, learnerId, opened);
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-md"
        px={0}
        className="no-print"
        aria-expanded={opened}
        aria-controls={id}
        onClick={toggle}
      >
        {t("whyBelieved", { count: fact.evidence.length })}
      </Button>
      <div id={id}>
        {opened ? (
          <Loaded query={found} waiting={<Waiting lines={1} height={32} />}>
            {({ evidence, deleted, withheld }) => (
              <>
                <ul className={classes.entries}>
                  {evidence.map((one) => (
                    <EvidenceRow key={one.id} one={one} own={!learnerId} />
                  ))}
                </ul>
                {deleted > 0 ? <p className={classes.meta}>{t("evidenceDeleted", { count: deleted })}</p> : null}
                {withheld > 0 ? <p className={classes.meta}>{t("evidenceWithheld", { count: withheld })}</p> : null}
              </>
            )}
          </Loaded>
        ) : null}
      </div>
    </div>
  );
}

function EvidenceRow({ one, own }: { one: EvidenceOut; own: boolean }) {
  const { t } = useTranslation("memory");
  return (
    <li className={classes.entry}>
      <div>
        <strong>{t(`entry.${one.kind}`)}</strong>
        {one.verdict ? ` – ${t(`verdict.${one.verdict}`, { defaultValue: one.verdict })}` : null}
        {one.words ? (
          <p className={classes.words} dir="auto">
            {one.words}
          </p>
        ) : null}
        {own ? (
          <Anchor component={Link} to={`/memory?part=journal&kind=${one.kind}#entry-${one.id}`} size="sm">
            {t("toEntry")}
          </Anchor>
        ) : null}
      </div>
      <span className={classes.meta}>{moment(one.at)}</span>
    </li>
  );
}
