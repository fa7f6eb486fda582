/** Who may say what about a consent (pure), and where consents are kept. */
import type { ConsentIn, ConsentsOut } from "@/shared/api/schema";

export type Scope = ConsentIn["scope"];
export const SCOPES = ["memory", "model_provider", "improve_course"] as const satisfies readonly Scope[];

/** Return the key under which a learner's consents are loaded. */
export const consentsKey = (learnerId: string) => ["consents", learnerId] as const;

/** Return whether the reader may give this consent, and whether they may withdraw it: a no is always allowed to the learner. */
export function mayGive({ decided_by }: Pick<ConsentsOut, "decided_by">, own: boolean): boolean {
  return own ? decided_by === "learner" : decided_by === "guardian";
}
