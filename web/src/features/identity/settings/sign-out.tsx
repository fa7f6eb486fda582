/** Sign out: what is typed and not sent is dropped with it, after asking. */
import { Button } from "@mantine/core";
import { IconLogout } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { useMe } from "@/shared/api/session";
import { dropUnsent, unsent } from "@/shared/lib/unsent";
import { ConfirmButton } from "@/shared/ui/confirm-button";
import { ProblemNotice } from "@/shared/ui/problem-notice";

export function SignOut() {
  const { t } = useTranslation("identity");
  const { account } = useMe();
  const leave = useMutation({
    mutationFn: () => answer(api.DELETE("/v1/sessions/current")),
    onSuccess: () => {
      dropUnsent(account.id);
      // The page is loaded anew: nothing that was loaded for this person stays in memory.
      window.location.assign("/sign-in");
    },
  });
  const count = unsent(account.id).length;
  const icon = <IconLogout size={18} aria-hidden />;
  return (
    <>
      {count > 0 ? (
        <ConfirmButton
          leftSection={icon}
          loading={leave.isPending}
          title={t("signOut.title")}
          what={t("signOut.unsent", { count })}
          confirm={t("signOut.anyway")}
          danger
          onConfirm={() => leave.mutate()}
        >
          {t("signOut.go")}
        </ConfirmButton>
      ) : (
        <Button variant="default" leftSection={icon} loading={leave.isPending} onClick={() => leave.mutate()}>
          {t("signOut.go")}
        </Button>
      )}
      {leave.isError ? <ProblemNotice error={leave.error} /> : null}
    </>
  );
}
