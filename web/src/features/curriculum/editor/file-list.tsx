/** The files of the course, found by a part of their name. */
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "../studio.module.css";

type FileListProps = {
  paths: readonly string[];
  path: string;
  changes: Readonly<Record<string, string>>;
  onOpen: (path: string) => void;
};

export function FileList({ paths, path, changes, onOpen }: FileListProps) {
  const { t } = useTranslation("curriculum");
  const [filter, setFilter] = useState("");
  const wanted = filter.trim().toLowerCase();
  return (
    <nav aria-label={t("editor.files")}>
      <TextInput
        label={t("editor.find")}
        size="sm"
        value={filter}
        onChange={(event) => setFilter(event.currentTarget.value)}
      />
      <ul className={classes.files}>
        {paths
          .filter((one) => one.toLowerCase().includes(wanted))
          .map((one) => (
            <li key={one}>
              <button
                type="button"
                className={classes.file}
                aria-current={one === path || undefined}
                data-changed={one in changes || undefined}
                onClick={() => onOpen(one)}
              >
                {one}
              </button>
            </li>
          ))}
      </ul>
    </nav>
  );
}
