/** Saves what the school has decided: a part of the policy, the rest as it stands on the server at that moment. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import type { TenantPolicyOutput as TenantPolicy } from "@/shared/api/schema";
import { fetchMe, ME } from "@/shared/api/session";

export function useSavePolicy() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (part: Partial<TenantPolicy>) => {
      const me = await fetchMe();
      if (!me) throw new ApiProblem(401, { code: "unauthenticated" });
      const body: TenantPolicy = { ...me.tenant.policy, ...part };
      return answer(api.PUT("/v1/tenant/policy", { body }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ME });
      await queries.invalidateQueries({ queryKey: ["operations", "spending"] });
    },
  });
}
