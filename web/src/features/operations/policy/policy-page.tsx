/** What the school decides for all its people, in plain words; what changes is said before it is saved, and is listed with its reason. */
import { Stack } from "@mantine/core";
import { useMe } from "@/shared/api/session";
import { OperationsFrame } from "../frame/operations-frame";
import { PastChanges } from "./past-changes";
import { PolicyForm } from "./policy-form";

export function PolicyPage() {
  const { policy } = useMe().tenant;
  return (
    <OperationsFrame part="policy">
      <Stack gap="lg">
        <PolicyForm kept={policy} />
        <PastChanges />
      </Stack>
    </OperationsFrame>
  );
}
