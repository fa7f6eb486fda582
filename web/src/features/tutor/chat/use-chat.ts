/** The state of a chat: its turns, the one that streams, and what is not finished when the page is loaded again. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { answer, api } from "@/shared/api/client";
import type { ConversationOut, TurnOut } from "@/shared/api/schema";
import { drop, keep, kept } from "@/shared/lib/storage";
import { anyAwaited, isAwaited, type Live, type Stopped } from "./said";
import { streamTurn, type Turn } from "./stream-turn";

const LOOK_AGAIN_MS = 2_000;

export function useChat(enrollmentId: string, offerId: string | null) {
  const queries = useQueryClient();
  const key = ["conversations", enrollmentId, offerId];
  const unfinished = `turn.${enrollmentId}.${offerId}`;
  const [live, setLive] = useState<Live | null>(null);
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const abort = useRef<AbortController | null>(null);
  const conversation = useQuery({
    queryKey: key,
    queryFn: () => answer(api.POST("/v1/conversations", { body: { enrollment_id: enrollmentId, offer_id: offerId } })),
    staleTime: 30_000,
    refetchOnWindowFocus: false,
    // A reply that was stopped, left or asked for elsewhere is read when it is whole.
    refetchInterval: ({ state }) =>
      !live && anyAwaited(state.data?.turns ?? [], stopped, Date.now()) ? LOOK_AGAIN_MS : false,
  });
  const say = useMutation({
    mutationFn: async ({ conversationId, turn }: { conversationId: string; turn: Turn }) => {
      keep("session", unfinished, turn);
      setLive({ turn, reply: "" });
      abort.current = new AbortController();
      let reply = "";
      const authored = await streamTurn(conversationId, turn, {
        signal: abort.current.signal,
        onText: (text) => {
          reply += text;
          setLive({ turn, reply });
        },
      });
      return {
        id: turn.id,
        text: turn.text,
        reply,
        authored,
        complete: true,
        at: new Date().toISOString(),
        for_a_person: false,
      } as TurnOut;
    },
    onSuccess: (turn) => {
      drop("session", unfinished);
      setLive(null);
      queries.setQueryData<ConversationOut>(
        key,
        (before) => before && { ...before, turns: [...before.turns.filter((one) => one.id !== turn.id), turn] },
      );
      void queries.invalidateQueries({ queryKey: key });
    },
    onError: () => {
      if (abort.current?.signal.aborted) drop("session", unfinished);
    },
  });
  const whole = conversation.data?.turns.find((one) => one.id === stopped?.turn.id);
  if (stopped && whole && !isAwaited(whole, Date.now())) setStopped(null);
  const conversationId = conversation.data?.id;
  const begun = useRef<string | null>(null);
  const { mutate } = say;
  useEffect(() => {
    const turn = kept<Turn>("session", unfinished);
    if (!conversationId || !turn || begun.current === turn.id) return;
    begun.current = turn.id;
    mutate({ conversationId, turn });
  }, [conversationId, unfinished, mutate]);
  useEffect(() => () => abort.current?.abort(), []);
  const send = (text: string, mode: Turn["mode"]) => {
    const turn = { id: crypto.randomUUID(), text, mode };
    begun.current = turn.id;
    if (conversationId) mutate({ conversationId, turn });
  };
  const stop = useCallback(() => {
    abort.current?.abort();
    drop("session", unfinished);
    setStopped(live && { ...live, at: new Date().toISOString() });
    setLive(null);
  }, [unfinished, live]);
  const again = () => {
    const turn = kept<Turn>("session", unfinished);
    if (conversationId && turn) mutate({ conversationId, turn });
  };
  const wasStopped = abort.current?.signal.aborted ?? false;
  const error = wasStopped ? null : say.error;
  return { conversation, live, stopped, send, stop, again, busy: say.isPending, error };
}
