/** One person of a role, chosen by name, and what is then done with them. */
import { Button, Group, Select } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { usePeople } from "@/shared/api/people";
import type { AccountOut } from "@/shared/api/schema";
import { ProblemNotice } from "./problem-notice";

type ChoosePersonProps = {
  of: AccountOut["role"];
  label: string;
  /** What the button says. */
  action: string;
  /** Who cannot be chosen, as they have been already. */
  without: readonly string[];
  onChoose: (id: string) => Promise<unknown>;
};

export function ChoosePerson({ of, label, action, without, onChoose }: ChoosePersonProps) {
  const people = usePeople(of);
  const [chosen, setChosen] = useState<string | null>(null);
  const choose = useMutation({ mutationFn: onChoose, onSuccess: () => setChosen(null) });
  return (
    <>
      <Group align="end">
        <Select
          label={label}
          data={(people.data ?? [])
            .filter((one) => !without.includes(one.id))
            .map((one) => ({ value: one.id, label: one.name }))}
          value={chosen}
          onChange={setChosen}
          searchable
        />
        <Button
          variant="light"
          disabled={!chosen}
          loading={choose.isPending}
          onClick={() => chosen && choose.mutate(chosen)}
        >
          {action}
        </Button>
      </Group>
      <ProblemNotice error={people.error ?? choose.error} />
    </>
  );
}
