/** The frame of every screen behind the sign-in: who may see it, where one can go, and whether the network is there. */
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, Outlet, useLocation, useMatches } from "react-router";
import { useSession } from "@/shared/api/session";
import type { Role } from "@/shared/lib/role";
import { UnreadAttempts } from "@/shared/outbox/unread-attempts";
import { PauseBanner } from "@/shared/ui/pause-banner";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { Waiting } from "@/shared/ui/waiting";
import { Navigation } from "./navigation-bar";
import { NotFound } from "./not-found";
import { Offline } from "./offline";
import classes from "./shell.module.css";

type Handle = { roles?: readonly Role[]; bare?: boolean };

export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const location = useLocation();
  const handles = useMatches().map((match) => (match.handle ?? {}) as Handle);
  if (session.data === null) {
    return <Navigate to={`/sign-in?back=${encodeURIComponent(location.pathname + location.search)}`} replace />;
  }
  if (!session.data) {
    return (
      <main className={classes.alone}>
        {session.isError ? <ProblemNotice error={session.error} onRetry={() => void session.refetch()} /> : <Waiting />}
      </main>
    );
  }
  const role = session.data.account.role;
  const welcome = handles.every((handle) => !handle.roles || handle.roles.includes(role));
  const bare = handles.some((handle) => handle.bare);
  return (
    <div className={classes.shell} data-bare={bare || undefined}>
      <a className={classes.skip} href="#content">
        {t("skip")}
      </a>
      <Navigation role={role} name={session.data.account.name} tenant={session.data.tenant.name} />
      <main id="content" tabIndex={-1} className={classes.content}>
        <div>
          <PauseBanner />
          <Offline />
          {role === "learner" ? <UnreadAttempts /> : null}
        </div>
        <Suspense
          fallback={
            <div className={classes.alone}>
              <Waiting />
            </div>
          }
        >
          {welcome ? <Outlet /> : <NotFound />}
        </Suspense>
      </main>
    </div>
  );
}
