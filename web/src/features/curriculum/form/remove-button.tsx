/** Takes one of several parts away. */
import { ActionIcon } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";

type RemoveButtonProps = { label: string; onRemove: () => void; disabled?: boolean };

export function RemoveButton({ label, onRemove, disabled }: RemoveButtonProps) {
  return (
    <ActionIcon variant="default" size="lg" disabled={disabled} aria-label={label} onClick={onRemove}>
      <IconTrash size={18} aria-hidden />
    </ActionIcon>
  );
}
