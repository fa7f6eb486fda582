/** How what is typed reads, drawn while one types; late rather than in the way. */
import { useDeferredValue, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "./inputs.module.css";
import { plainToTex } from "./plain-to-tex";

type TexPreviewProps = { text: string };

export function TexPreview({ text }: TexPreviewProps) {
  const { t } = useTranslation("answer");
  const place = useRef<HTMLSpanElement>(null);
  const late = useDeferredValue(text);
  useEffect(() => {
    let stale = false;
    const tex = plainToTex(late);
    if (tex === null) place.current?.replaceChildren();
    else {
      void drawing().then((render) => {
        if (!stale && place.current) render(tex, place.current);
      });
    }
    return () => {
      stale = true;
    };
  }, [late]);
  return (
    <div className={classes.preview} data-empty={text.trim() === "" || undefined}>
      <span className={classes.previewLabel}>{t("preview")}</span>
      <span ref={place} dir="ltr" />
    </div>
  );
}

async function drawing(): Promise<(tex: string, into: HTMLElement) => void> {
  const { drawTex } = await import("./draw-tex");
  return drawTex;
}
