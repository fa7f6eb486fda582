/** Settings: how it looks and reads, the account, and for learners class, cases and a person to talk to. */
import { Anchor, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "@/shared/api/session";
import { JoinClass } from "@/shared/ui/join-class";
import { Page } from "@/shared/ui/page";
import { Panel } from "@/shared/ui/panel";
import { Account } from "./account";
import { Look } from "./look";
import { MyCases } from "./my-cases";
import { PasswordForm } from "./password-form";
import { SignOut } from "./sign-out";
import { TalkToSomebody } from "./talk-to-somebody";

export function SettingsPage() {
  const { t } = useTranslation("identity");
  const learner = useMe().account.role === "learner";
  return (
    <Page title={t("settings.title")} lead={t("settings.lead")} width="reading" actions={<SignOut />}>
      <Stack gap="lg">
        <Look />
        <Panel title={t("settings.privacy")} tone="soft">
          <Anchor component={Link} to="/privacy">
            {t("settings.toPrivacy")}
          </Anchor>
        </Panel>
        {learner ? <JoinClass /> : null}
        {learner ? <MyCases /> : null}
        {learner ? <TalkToSomebody /> : null}
        <Account />
        <PasswordForm />
      </Stack>
    </Page>
  );
}
