/** The form of the school's rules. What was typed is kept in the tab until it is saved or taken back. */
import { Button, Group, Stack } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TenantPolicyOutput as TenantPolicy } from "@/shared/api/schema";
import { useMe } from "@/shared/api/session";
import { drop, kept as held, keep } from "@/shared/lib/storage";
import { ConfirmButton } from "@/shared/ui/confirm-button";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";
import classes from "../operations.module.css";
import { type Reason, ReasonField } from "../reason-field";
import { useSavePolicy } from "../use-save-policy";
import { ChangeList } from "./change-list";
import { changesOf, isSound, type Plain, type Rules, rulesOf, withRule } from "./changes";
import { HelpLines } from "./help-lines";
import { NumberRule, Switched, YoungestRule } from "./rule-fields";

export function PolicyForm({ kept }: { kept: TenantPolicy }) {
  const draft = `draft.policy.${useMe().tenant.id}`;
  const { t } = useTranslation("operations/policy");
  const before = rulesOf(kept);
  const [rules, setRules] = useState<Rules>(() => held<Rules>("session", draft) ?? before);
  const [reason, setReason] = useState<Reason | null>(null);
  const save = useSavePolicy();
  const changes = changesOf(before, rules);
  const write = (next: Rules) => {
    save.reset();
    setRules(next);
    keep("session", draft, next);
  };
  const field = {
    rules,
    onChange: (key: string, value: Plain) => write(withRule(rules, key, value)),
  };
  const undo = () => {
    setRules(before);
    drop("session", draft);
  };
  const submit = () => {
    if (!reason) return;
    const done = () => {
      drop("session", draft);
      setReason(null);
    };
    save.mutate({ part: rules, reason }, { onSuccess: done });
  };
  return (
    <>
      <Section name="consent">
        <NumberRule rule="consent_age" min={13} max={18} {...field} />
        <Switched rule="paper_consent" {...field} />
      </Section>
      <Section name="model">
        <Switched rule="chat" {...field} />
        <YoungestRule {...field} />
        <NumberRule rule="model_tokens_in" min={256} max={200_000} {...field} />
        <NumberRule rule="model_tokens_out" min={16} max={20_000} {...field} />
      </Section>
      <Section name="words">
        <NumberRule rule="words_kept.chat" min={0} max={36_500} {...field} />
        <NumberRule rule="words_kept.attempts" min={0} max={36_500} {...field} />
        <NumberRule rule="words_kept.goals" min={0} max={36_500} {...field} />
      </Section>
      <Section name="care">
        <Switched rule="safeguarding.adults" {...field} />
        <Switched rule="safeguarding.learner_reads" {...field} />
        <NumberRule rule="safeguarding.keep_days" min={30} max={3_650} {...field} />
        <HelpLines
          lines={rules.safeguarding.help_lines}
          onChange={(help_lines) => write({ ...rules, safeguarding: { ...rules.safeguarding, help_lines } })}
        />
      </Section>
      {save.isError ? <ProblemNotice error={save.error} /> : null}
      <div aria-live="polite">
        {save.isSuccess && changes.length === 0 ? <Notice tone="good">{t("saved")}</Notice> : null}
        {changes.length ? <p className={classes.quiet}>{t("unsaved", { count: changes.length })}</p> : null}
      </div>
      <Group>
        <ConfirmButton
          variant="filled"
          loading={save.isPending}
          disabled={changes.length === 0 || !isSound(rules)}
          title={t("confirm.title")}
          what={
            <>
              <p>{t("confirm.what")}</p>
              <ChangeList changes={changes} />
              <ReasonField value={reason} onChange={setReason} />
            </>
          }
          confirm={t("confirm.save")}
          ready={reason !== null}
          onConfirm={submit}
        >
          {t("save")}
        </ConfirmButton>
        <Button variant="subtle" disabled={changes.length === 0} onClick={undo}>
          {t("undo")}
        </Button>
      </Group>
    </>
  );
}

function Section({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation("operations/policy");
  return (
    <Panel title={t(`section.${name}.title`)}>
      <Stack>
        <p className={classes.quiet}>{t(`section.${name}.what`)}</p>
        {children}
      </Stack>
    </Panel>
  );
}
