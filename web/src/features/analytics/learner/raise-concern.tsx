/** Tell whoever has that duty that something about a learner worries you. */
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { ConcernForm } from "@/shared/ui/concern-form";
import { Panel } from "@/shared/ui/panel";

type RaiseConcernProps = { learnerId: string; name: string };

export function RaiseConcern({ learnerId, name }: RaiseConcernProps) {
  const { t } = useTranslation("analytics");
  const [opened, { open, close }] = useDisclosure();
  return (
    <Panel title={t("concern.title", { name })} tone="sunken">
      {opened ? (
        <ConcernForm
          draft={`concern.${learnerId}`}
          learnerId={learnerId}
          label={t("concern.text")}
          help={t("concern.help")}
          send={t("concern.send")}
          beside={
            <Button variant="subtle" onClick={close}>
              {t("common:close")}
            </Button>
          }
        />
      ) : (
        <div>
          <Button variant="default" onClick={open}>
            {t("concern.open")}
          </Button>
        </div>
      )}
    </Panel>
  );
}
