/** Nothing to do: until when, and why. */
import { Button } from "@mantine/core";
import { IconMoodSmile } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { NextOut } from "@/shared/api/schema";
import { away, moment } from "@/shared/i18n/format";
import { useReasonText } from "@/shared/reasons/use-reason-text";
import { EmptyState } from "@/shared/ui/empty-state";
import { Page } from "@/shared/ui/page";

type NothingToDoProps = { next: NextOut };

export function NothingToDo({ next }: NothingToDoProps) {
  const { t } = useTranslation("tutor");
  const say = useReasonText();
  return (
    <Page title={t("nothing.title")} width="reading">
      <EmptyState
        icon={<IconMoodSmile size={40} />}
        title={next.nothing ? say("nothing", next.nothing) : t("nothing.what")}
        action={
          <Button component={Link} to="/today">
            {t("nothing.home")}
          </Button>
        }
      >
        {next.until ? <p>{t("nothing.until", { away: away(next.until), moment: moment(next.until) })}</p> : null}
      </EmptyState>
    </Page>
  );
}
