/** The model server: whether there is one, whether it answers, and a button that finds out anew. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import type { ModelOut } from "@/shared/api/schema";
import { moment } from "@/shared/i18n/format";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";

const queryKey = ["model"];

export function ModelPanel() {
  const { t } = useTranslation("operations");
  const query = useQuery({ queryKey, queryFn: () => answer(api.GET("/v1/model")) });
  return (
    <Panel title={t("model.title")}>
      <Loaded query={query}>
        {(model) => (model.configured ? <Configured model={model} /> : <p>{t("model.none")}</p>)}
      </Loaded>
    </Panel>
  );
}

function Configured({ model }: { model: ModelOut }) {
  const { t } = useTranslation("operations");
  const client = useQueryClient();
  const probe = useMutation({
    mutationFn: () => answer(api.POST("/v1/model/probe")),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
  return (
    <>
      <p>{t("model.name", { provider: model.provider ?? "–", model: model.model ?? "–" })}</p>
      <p>{model.available ? t("model.available") : t("model.resting")}</p>
      <p>{model.probed_at ? t("model.probed", { when: moment(model.probed_at) }) : t("model.neverProbed")}</p>
      {model.probe_failed ? <p>{t("model.probeFailed", { why: model.probe_failed })}</p> : null}
      <Button variant="light" loading={probe.isPending} onClick={() => probe.mutate()}>
        {t("model.probe")}
      </Button>
      <p aria-live="polite">{probe.isSuccess ? t("model.probeDone") : ""}</p>
      {probe.isError ? <ProblemNotice error={probe.error} /> : null}
    </>
  );
}
