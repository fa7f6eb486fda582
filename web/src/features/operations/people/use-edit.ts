/** Changes a person, as they were read: somebody else's change in between is not overwritten. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "@/shared/api/client";
import { PEOPLE } from "@/shared/api/people";
import type { AccountOut, AccountPatch } from "@/shared/api/schema";

export function useEdit(person: AccountOut) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: AccountPatch) =>
      answer(
        api.PATCH("/v1/users/{account_id}", {
          params: { path: { account_id: person.id }, header: { "if-match": `"${person.version}"` } },
          body,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: PEOPLE }),
  });
}
