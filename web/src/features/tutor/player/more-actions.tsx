/** Further things to do, shown by a button: plain buttons in a list, which Tab reaches next; Escape leads back to the button. */
import { Button, Popover } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import classes from "./more-actions.module.css";

/** One thing to do; `apart`: a line stands above it. */
export type Action = {
  name: string;
  label: string;
  icon: ReactNode;
  disabled?: boolean;
  apart?: boolean;
  act: () => void;
};
type MoreActionsProps = { label: string; actions: readonly Action[]; loading: boolean; disabled: boolean };

export function MoreActions({ label, actions, loading, disabled }: MoreActionsProps) {
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpened(false);
    button.current?.focus();
  };
  const closeByKey = (event: KeyboardEvent) => {
    if (!opened || event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard wherever within it the focus is
    <div
      className={classes.more}
      onKeyDown={closeByKey}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setOpened(false);
      }}
    >
      <Popover
        opened={opened}
        onChange={setOpened}
        position="bottom-end"
        shadow="md"
        width={270}
        withinPortal={false}
        withRoles={false}
        closeOnEscape={false}
      >
        <Popover.Target>
          <Button
            ref={button}
            variant="default"
            leftSection={<IconDots size={18} aria-hidden />}
            aria-expanded={opened}
            aria-controls={opened ? id : undefined}
            loading={loading}
            disabled={disabled}
            onClick={() => setOpened(!opened)}
          >
            {label}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={6}>
          <ul id={id} className={classes.actions} aria-label={label}>
            {actions.map((one) => (
              <li key={one.name} data-apart={one.apart || undefined}>
                <button
                  type="button"
                  disabled={one.disabled}
                  onClick={() => {
                    close(); // what opens now gives the focus back to the button
                    one.act();
                  }}
                >
                  {one.icon}
                  {one.label}
                </button>
              </li>
            ))}
          </ul>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
