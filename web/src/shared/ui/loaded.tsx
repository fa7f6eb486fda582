/** The three states of a query in one place: waiting, failed, there. */
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
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
  if (query.data !== undefined) return <>{children(query.data)}</>;
  const again = () => void query.refetch();
  if (query.isError)
    return beside ? <MissingNow onRetry={again} /> : <ProblemNotice error={query.error} onRetry={again} />;
  return <>{waiting ?? <Waiting />}</>;
}
