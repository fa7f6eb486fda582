/** All that is believed now, in human groups; a note of one's own; a warm word when there is nothing yet. */
import { IconSeeding } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/shared/ui/empty-state";
import { Loaded } from "@/shared/ui/loaded";
import { BeliefList } from "./belief-list";
import { useBeliefs } from "./memory-queries";
import { NoteForm } from "./note-form";

export function BeliefsPart() {
  const { t } = useTranslation("memory");
  const beliefs = useBeliefs();
  return (
    <>
      <Loaded query={beliefs}>
        {(facts) =>
          facts.length > 0 ? (
            <BeliefList facts={facts} />
          ) : (
            <EmptyState icon={<IconSeeding size={44} />} title={t("empty.title")}>
              {t("empty.what")}
            </EmptyState>
          )
        }
      </Loaded>
      <div className="no-print">
        <NoteForm />
      </div>
    </>
  );
}
