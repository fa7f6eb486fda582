/** Which classes work with this version, and what moving one here would do. */
import { Button, Group, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useClasses } from "@/shared/api/classes";
import { answer, api } from "@/shared/api/client";
import type { ClassOut, VersionOut } from "@/shared/api/schema";
import { EmptyState } from "@/shared/ui/empty-state";
import { Loaded } from "@/shared/ui/loaded";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { UpgradePreview } from "../moving/upgrade-preview";
import classes from "../studio.module.css";

export function Classes({ found }: { found: VersionOut }) {
  const { t } = useTranslation("curriculum");
  const query = useClasses();
  if (found.state !== "published") return <EmptyState title={t("classes.draft")}>{t("classes.draftHelp")}</EmptyState>;
  return (
    <Loaded query={query}>
      {(all) => {
        const open = all.filter((one) => !one.archived);
        return open.length === 0 ? (
          <EmptyState title={t("classes.none")} />
        ) : (
          <ul className={classes.list}>
            {open.map((one) => (
              <ClassRow key={one.id} one={one} version={found} />
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}

function ClassRow({ one, version }: { one: ClassOut; version: VersionOut }) {
  const { t } = useTranslation("curriculum");
  const queries = useQueryClient();
  const path = { class_id: one.id };
  const pins = useQuery({
    queryKey: ["pins", one.id],
    queryFn: () => answer(api.GET("/v1/courses/pins/{class_id}", { params: { path } })),
  });
  const here = pins.data?.some((pin) => pin.version_id === version.id) ?? false;
  const preview = useMutation({
    mutationFn: () =>
      answer(api.GET("/v1/courses/pins/{class_id}/upgrade", { params: { path, query: { version_id: version.id } } })),
  });
  const pin = useMutation({
    mutationFn: () =>
      answer(api.PUT("/v1/courses/pins/{class_id}", { params: { path }, body: { version_id: version.id } })),
    onSuccess: () => {
      preview.reset();
      return queries.invalidateQueries({ queryKey: ["pins", one.id] });
    },
  });
  return (
    <li className={classes.card}>
      <div>
        <h3>{one.name}</h3>
        <p className={classes.quiet}>{here ? t("classes.here") : t("classes.learners", { count: one.learners })}</p>
      </div>
      {here ? null : (
        <Button variant="default" onClick={() => preview.mutate()} loading={preview.isPending}>
          {t("classes.preview")}
        </Button>
      )}
      {preview.data ? (
        <Stack gap="sm" w="100%">
          <UpgradePreview found={preview.data} one={one} version={version} />
          {preview.data.is_possible ? (
            <Group>
              <Button onClick={() => pin.mutate()} loading={pin.isPending}>
                {t("classes.pin")}
              </Button>
              <Button variant="subtle" onClick={() => preview.reset()}>
                {t("common:cancel")}
              </Button>
            </Group>
          ) : null}
        </Stack>
      ) : null}
      <ProblemNotice error={preview.error ?? pin.error} />
    </li>
  );
}
