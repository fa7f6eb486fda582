/** Moves one of several parts up or down; what is not given cannot be done. */
import { ActionIcon } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";

type MoveButtonsProps = { up: string; down: string; onUp?: () => void; onDown?: () => void };

export function MoveButtons({ up, down, onUp, onDown }: MoveButtonsProps) {
  return (
    <>
      <ActionIcon variant="default" size="lg" aria-label={up} disabled={!onUp} onClick={onUp}>
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" size="lg" aria-label={down} disabled={!onDown} onClick={onDown}>
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
    </>
  );
}
