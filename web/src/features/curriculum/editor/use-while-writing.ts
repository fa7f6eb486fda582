/** What the server says of something while it is being written: asked at each pause in the typing, kept nowhere. */
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";

const CALM_MS = 500;

/**
 * Return the query, and whether what it holds is about the body as it is now.
 *
 * @param name apart from other queries of this kind
 * @param now what is sent, as JSON; nothing is asked while it is empty
 */
export function useWhileWriting<In, Out>(name: string, now: string, ask: (body: In) => Promise<Out>) {
  const [calm] = useDebouncedValue(now, CALM_MS);
  const query = useQuery({
    queryKey: [name, calm],
    enabled: calm !== "" && now !== "",
    queryFn: () => ask(JSON.parse(calm) as In),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  return { query, fresh: now === calm && !query.isPlaceholderData };
}
