/** Saves what the school has decided, and why: a part of the policy, the rest as it stands on the server at that moment. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import type { PolicyIn, TenantPolicyOutput as TenantPolicy } from "@/shared/api/schema";
import { fetchMe, ME } from "@/shared/api/session";

export const POLICY_CHANGES = ["operations", "policy", "changes"];
type Wish = { part: Partial<TenantPolicy>; reason: PolicyIn["reason"] };

export function useSavePolicy() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ part, reason }: Wish) => {
      const me = await fetchMe();
      if (!me) throw new ApiProblem(401, { code: "unauthenticated" });
      const body = { policy: { ...me.tenant.policy, ...part }, reason };
      return answer(api.PUT("/v1/tenant/policy", { body }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ME });
      await queries.invalidateQueries({ queryKey: POLICY_CHANGES });
      await queries.invalidateQueries({ queryKey: ["operations", "spending"] });
    },
  });
}
