/** A text of a file. What the file leaves out at its ends is still in the field while somebody types. */
import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useFault } from "./faults";
import classes from "./form.module.css";

type FieldProps = {
  label: string;
  value: string;
  onWrite: (text: string) => void;
  /** Which part of the file it is: lint jumps here. */
  place: string;
  description?: string;
  lines?: number;
  mono?: boolean;
  required?: boolean;
  placeholder?: string;
};

const bare = (text: string) =>
  text
    .split(/[\n,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("\n");

export function Field({
  label,
  value,
  onWrite,
  place,
  description,
  lines = 1,
  mono = false,
  required,
  placeholder,
}: FieldProps) {
  const [draft, setDraft] = useState(value);
  const shown = bare(draft) === bare(value) ? draft : value;
  const write = (text: string) => {
    setDraft(text);
    onWrite(text);
  };
  const error = useFault(place);
  const shared = {
    label,
    description,
    error,
    value: shown,
    required,
    placeholder,
    withAsterisk: false,
    "data-place": place,
  };
  const className = mono ? classes.mono : undefined;
  return lines > 1 ? (
    <Textarea
      {...shared}
      className={className}
      spellCheck={!mono}
      autosize
      minRows={lines}
      maxRows={16}
      onChange={(event) => write(event.currentTarget.value)}
    />
  ) : (
    <TextInput
      {...shared}
      className={className}
      spellCheck={!mono}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}
