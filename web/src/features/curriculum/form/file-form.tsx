/** The frame of every form of a file: it leads to the field that a finding points at, says at each field what is wrong there, and leaves alone what it cannot read. */
import { Button, Stack } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Finding } from "@/shared/api/schema";
import { Notice } from "@/shared/ui/notice";
import { type Fault, FaultsContext } from "./faults";
import { focusPlace } from "./focus-place";

/** What every form of a file is given. */
export type FormProps = {
  texts: Readonly<Record<string, string>>;
  path: string;
  /** A line to go to; `at` tells one wish from the same wish again. */
  jump: { line: number; at: number } | null;
  /** What lint found in the file, where it is as it was then. */
  findings: readonly Finding[];
  /** The names of the course's figures. */
  figures: readonly string[];
  onChange: (text: string) => void;
  onText: () => void;
};

type FileFormProps = Pick<FormProps, "jump"> & {
  label: string;
  /** Which field stands at a line. */
  fieldAt: (line: number) => string;
  faults: readonly Fault[];
  children: ReactNode;
};

export function FileForm({ label, jump, fieldAt, faults, children }: FileFormProps) {
  const form = useRef<HTMLDivElement>(null);
  const granted = useRef(0);
  useEffect(() => {
    // A wish is granted once, not again at every change of the text.
    if (!jump || granted.current === jump.at || !form.current) return;
    granted.current = jump.at;
    focusPlace(form.current, fieldAt(jump.line));
  }, [jump, fieldAt]);
  return (
    <FaultsContext value={faults}>
      <Stack gap="lg" ref={form} role="group" aria-label={label}>
        {children}
      </Stack>
    </FaultsContext>
  );
}

export function Unreadable({ onText }: Pick<FormProps, "onText">) {
  const { t } = useTranslation("curriculum/form");
  return (
    <Notice tone="hint">
      <p>{t("unreadable")}</p>
      <Button variant="default" size="sm" onClick={onText}>
        {t("toText")}
      </Button>
    </Notice>
  );
}
