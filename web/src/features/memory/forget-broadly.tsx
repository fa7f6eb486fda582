/** Forget by time, category, course, or everything: first what would go, then, said once more, the deed. */
import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { useCourses } from "@/shared/api/courses";
import { ConfirmButton } from "@/shared/ui/confirm-button";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import { ForgetOutcome } from "./forget-outcome";
import { complete, type ForgetWish, wished } from "./forget-wish";
import classes from "./memory.module.css";
import { useMemoryChanged } from "./memory-queries";

const CATEGORIES = ["attempts", "chat", "goals", "findings", "support", "summaries", "knowledge", "plan"] as const;

export function ForgetBroadly() {
  const { t } = useTranslation("memory");
  const changed = useMemoryChanged();
  const [wish, setWish] = useState<ForgetWish>({ what: "period" });
  const preview = useMutation({
    mutationFn: () => answer(api.POST("/v1/memory/forget", { body: { ...wished(wish), dry_run: true } })),
  });
  const forget = useMutation({
    mutationFn: () => answer(api.POST("/v1/memory/forget", { body: { ...wished(wish), dry_run: false } })),
    onSuccess: async () => {
      preview.reset();
      await changed();
    },
  });
  const change = (next: ForgetWish) => {
    preview.reset();
    forget.reset();
    setWish(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    forget.reset();
    preview.mutate();
  };
  return (
    <Panel title={t("broad.title")}>
      <Stack>
        <p className={classes.meta}>{t("broad.what")}</p>
        <form onSubmit={submit}>
          <Stack>
            <WishFields wish={wish} onChange={change} />
            <Group>
              <Button type="submit" variant="default" loading={preview.isPending} disabled={!complete(wish)}>
                {t("broad.preview")}
              </Button>
            </Group>
          </Stack>
        </form>
        {preview.isError ? <ProblemNotice error={preview.error} /> : null}
        {preview.data ? (
          <>
            <ForgetOutcome outcome={preview.data} />
            <ConfirmButton
              danger
              loading={forget.isPending}
              title={t("broad.sure")}
              what={t("broad.final")}
              confirm={t("broad.go")}
              onConfirm={() => forget.mutate()}
            >
              {t("broad.go")}
            </ConfirmButton>
          </>
        ) : null}
        {forget.isError ? <ProblemNotice error={forget.error} /> : null}
        {forget.data ? (
          <Notice tone="good" live="polite">
            {t(forget.data.state === "promised" ? "broad.promised" : "broad.done")}
          </Notice>
        ) : null}
      </Stack>
    </Panel>
  );
}

type WishFieldsProps = { wish: ForgetWish; onChange: (wish: ForgetWish) => void };

function WishFields({ wish, onChange }: WishFieldsProps) {
  const { t } = useTranslation("memory");
  const { t: common } = useTranslation();
  const courses = useCourses();
  const days = (["first", "last"] as const).map((name) => (
    <TextInput
      key={name}
      type="date"
      label={t(`broad.${name}`)}
      value={wish[name] ?? ""}
      onChange={(event) => onChange({ ...wish, [name]: event.currentTarget.value })}
      required
    />
  ));
  return (
    <div className={classes.fields}>
      <Select
        label={t("broad.by")}
        value={wish.what}
        onChange={(value) => onChange({ what: (value ?? "period") as ForgetWish["what"] })}
        data={(["period", "category", "course", "everything"] as const).map((value) => ({
          value,
          label: t(`by.${value}`),
        }))}
      />
      {wish.what === "period" ? days : null}
      {wish.what === "category" ? (
        <Select
          label={t("broad.category")}
          value={wish.category ?? null}
          onChange={(value) => onChange({ ...wish, category: value ?? undefined })}
          data={CATEGORIES.map((value) => ({ value, label: common(`category.${value}`) }))}
        />
      ) : null}
      {wish.what === "course" ? (
        <Select
          label={t("broad.course")}
          value={wish.course ?? null}
          onChange={(value) => onChange({ ...wish, course: value ?? undefined })}
          data={(courses.data ?? []).map(({ slug, title }) => ({ value: slug, label: title }))}
        />
      ) : null}
    </div>
  );
}
