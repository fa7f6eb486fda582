/** The learner's word about a belief, and its deletion, as calls. */
import { answer, api } from "@/shared/api/client";
import type { FactOut } from "@/shared/api/schema";
import { drop } from "@/shared/lib/storage";

export type Word = "correct" | "contest" | "confirm";

const seen = (fact: FactOut) => (fact.version ? { "If-Match": `"${fact.version}"` } : {});

/** Correct, contest or confirm a belief as it was seen. */
export async function sayToBelief(fact: FactOut, word: Word, value?: string): Promise<FactOut> {
  const said = await answer(
    api.PATCH("/v1/memory/facts/{fact_id}", {
      params: { path: { fact_id: fact.id }, header: seen(fact) },
      body: { id: crypto.randomUUID(), word, value: value ?? null },
    }),
  );
  drop("session", `draft.belief.${fact.id}`);
  return said;
}

/** Delete a belief for good, as it was seen. */
export async function forgetBelief(fact: FactOut): Promise<void> {
  await answer(
    api.DELETE("/v1/memory/facts/{fact_id}", { params: { path: { fact_id: fact.id }, header: seen(fact) } }),
  );
}
