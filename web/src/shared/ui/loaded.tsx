/** The three states of a query in one place: waiting, failed, there. */
import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, Suspense } from "react";
import { MissingNow } from "./missing-now";
import { ProblemNotice } from "./problem-notice";
import { Waiting } from "./waiting";

type LoadedProps<Data> = {
  query: UseQueryResult<Data>;
  waiting?: ReactNode;
  /** It stands beside the main thing, which says itself what went wrong. */
  beside?: boolean;
  children: (data: Data) => ReactNode;
};

export function Loaded<Data>({ query, waiting, beside, children }: LoadedProps<Data>) {
  // What is there may first need texts or code of its own. It waits for them here: the whole page, waiting, would lose its place.
  if (query.data !== undefined) return <Suspense fallback={waiting ?? <Waiting />}>{children(query.data)}</Suspense>;
  const again = () => void query.refetch();
  if (query.isError)
    return beside ? <MissingNow onRetry={again} /> : <ProblemNotice error={query.error} onRetry={again} />;
  return <>{waiting ?? <Waiting />}</>;
}
