/** Where one stands on a skill, in a word and a shape, so that colour is never needed to tell. */
import {
  IconCircleCheck,
  IconCircleCheckFilled,
  IconHourglassLow,
  IconLock,
  IconPlayerPlayFilled,
  IconProgress,
  IconRefresh,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./map.module.css";
import type { MapSkill } from "./skills";

const SHAPES = {
  ready: IconPlayerPlayFilled,
  learning: IconProgress,
  mastered: IconCircleCheckFilled,
  known: IconCircleCheck,
  exempt: IconCircleCheck,
  presumed: IconCircleCheck,
  fading: IconHourglassLow,
  locked: IconLock,
};

export function Standing({ standing, due }: Pick<MapSkill, "standing" | "due">) {
  const { t } = useTranslation("pathway/map");
  const Shape = SHAPES[standing];
  return (
    <span className={classes.standing} data-state={standing}>
      <Shape size={15} aria-hidden />
      {t(`state.${standing}`)}
      {due && standing !== "fading" ? (
        <span className={classes.due}>
          <IconRefresh size={15} aria-hidden />
          {t("due")}
        </span>
      ) : null}
    </span>
  );
}
