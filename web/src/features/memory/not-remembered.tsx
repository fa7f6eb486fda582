/** Without consent to memory: what that means, and where to change it. */
import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Notice } from "@/shared/ui/notice";
import classes from "./memory.module.css";

export function NotRemembered() {
  const { t } = useTranslation("memory");
  return (
    <div className={classes.above}>
      <Notice tone="hint">
        {t("notRemembered")}{" "}
        <Anchor component={Link} to="/privacy">
          {t("toPrivacy")}
        </Anchor>
      </Notice>
    </div>
  );
}
