/** A code that lets somebody set a password once; it is shown this once. */
import { Button, Modal, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { moment } from "@/shared/i18n/format";
import classes from "./one-time-code.module.css";
import { ProblemNotice } from "./problem-notice";

type OneTimeCodeProps = { accountId: string; name: string; reset: boolean };

export function OneTimeCode({ accountId, name, reset }: OneTimeCodeProps) {
  const { t } = useTranslation();
  const make = useMutation({
    mutationFn: () => answer(api.POST("/v1/reset-codes", { body: { account_id: accountId } })),
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={() => make.mutate()} loading={make.isPending}>
        {reset ? t("oneTimeCode.reset") : t("oneTimeCode.invite")}
        <span className="visually-hidden">{name}</span>
      </Button>
      <Modal
        opened={make.isSuccess || make.isError}
        onClose={make.reset}
        title={t("oneTimeCode.for", { name })}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <Stack>
          {make.data ? (
            <>
              <p className={classes.code}>{make.data.code}</p>
              <p>{t("oneTimeCode.what", { until: moment(make.data.expires_at) })}</p>
            </>
          ) : null}
          <ProblemNotice error={make.error} />
        </Stack>
      </Modal>
    </>
  );
}
