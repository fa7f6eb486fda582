/** Says that the network is gone, and that nothing is lost. */
import { useNetwork } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { Notice } from "@/shared/ui/notice";
import classes from "./shell.module.css";

export function Offline() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  return (
    <div role="status" className={classes.offline}>
      {online ? null : <Notice tone="hint">{t("offline")}</Notice>}
    </div>
  );
}
