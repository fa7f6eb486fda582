/** Send one attempt of the outbox. Its id is its key: sent again, the same reply comes back and nothing counts twice. */
import { answer, api } from "@/shared/api/client";
import type { AttemptOut } from "@/shared/api/schema";
import type { Pending } from "./outbox";

/** Return what came of the attempt. */
export function send({ offerId, attempt }: Pending): Promise<AttemptOut> {
  return answer(
    api.POST("/v1/offers/{offer_id}/attempts", {
      params: { path: { offer_id: offerId }, header: { "Idempotency-Key": attempt.id } as never },
      body: attempt,
    }),
  );
}
