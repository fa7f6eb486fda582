/** The tutor beside the work: a column where there is room, a drawer behind a button where there is not. */
import { Button, Drawer } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { IconMessageCircle } from "@tabler/icons-react";
import { lazy, type RefObject, Suspense, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Waiting } from "@/shared/ui/waiting";
import classes from "./player.module.css";

const TutorChat = lazy(() => import("../chat/tutor-chat").then((module) => ({ default: module.TutorChat })));

type ChatBesideProps = { enrollmentId: string; offerId: string; aided: boolean };

export function ChatBeside(props: ChatBesideProps) {
  const { t } = useTranslation("tutor");
  const isWide = useMediaQuery("(min-width: 75em)", undefined, { getInitialValueInEffect: false });
  const [opened, { open, close }] = useDisclosure();
  const column = useRoomAbove(isWide);
  const chat = (
    <Suspense fallback={<Waiting />}>
      <TutorChat {...props} />
    </Suspense>
  );
  if (isWide) {
    return (
      <aside ref={column} className={`${classes.chat} no-print`} aria-label={t("chatBeside.label")}>
        <div className={classes.chatInSight}>{chat}</div>
      </aside>
    );
  }
  return (
    <>
      <Button className={`${classes.chatButton} no-print`} radius="xl" size="md" onClick={open}>
        <IconMessageCircle size={20} aria-hidden />
        <span className={classes.chatButtonText}>{t("chatBeside.open")}</span>
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        title={t("chatBeside.label")}
        closeButtonProps={{ "aria-label": t("report.close") }}
      >
        <div className={classes.chatInDrawer}>{chat}</div>
      </Drawer>
    </>
  );
}

/** Keep in `--above` how much of the page lies above a column (a banner, say), so that the column ends where the window does. */
function useRoomAbove(isThere: boolean | undefined): RefObject<HTMLElement | null> {
  const column = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const found = column.current;
    if (!found || !isThere) return;
    const measure = () => found.style.setProperty("--above", `${found.getBoundingClientRect().top + window.scrollY}px`);
    const observer = new ResizeObserver(measure);
    for (const above of found.closest("main")?.children ?? []) observer.observe(above);
    measure();
    return () => observer.disconnect();
  }, [isThere]);
  return column;
}
