/** Keys and proof: which master key is in use, how far rotations are, how far the journals are witnessed, and what was erased. */
import { Stack } from "@mantine/core";
import { ReceiptCheck } from "@/shared/ui/receipt-check";
import { OperationsFrame } from "../frame/operations-frame";
import classes from "../operations.module.css";
import { Erasures } from "./erasures";
import { Journals } from "./journals";
import { MasterKey } from "./master-key";

export function KeysPage() {
  return (
    <OperationsFrame part="keys">
      <Stack gap="lg">
        <div className={classes.columns}>
          <MasterKey />
          <Journals />
        </div>
        <Erasures />
        <ReceiptCheck />
      </Stack>
    </OperationsFrame>
  );
}
