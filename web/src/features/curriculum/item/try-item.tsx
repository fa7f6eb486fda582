/** An item as a learner sees it, to be answered; and below it what only its author sees. */
import { Button, Group, Stack } from "@mantine/core";
import { IconDice5 } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Finding, RehearsalOut } from "@/shared/api/schema";
import { Loaded } from "@/shared/ui/loaded";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import { Prose } from "@/shared/ui/prose";
import { Waiting } from "@/shared/ui/waiting";
import { Findings } from "../findings";
import classes from "../form/form.module.css";
import { ItemTests } from "./item-tests";
import { TryStep } from "./try-step";
import { useRehearsal } from "./use-rehearsal";

type TryItemProps = {
  texts: Readonly<Record<string, string>>;
  path: string;
  figures: readonly string[];
  onJump: (finding: Finding) => void;
};

export function TryItem({ texts, path, figures, onJump }: TryItemProps) {
  const { t } = useTranslation("curriculum/item");
  const [seed, setSeed] = useState(0);
  const { shown, judge, now } = useRehearsal(texts, path, seed, figures);
  const isTemplate = /^variables\s*:/m.test(texts[path] ?? "");
  return (
    <Stack gap="md">
      <Panel
        title={t("try.title")}
        actions={
          isTemplate ? (
            <Button
              size="sm"
              variant="default"
              leftSection={<IconDice5 size={18} aria-hidden />}
              onClick={() => setSeed(seed + 1)}
            >
              {t("try.other")}
            </Button>
          ) : null
        }
      >
        <Loaded query={shown}>
          {(found) =>
            found.item ? (
              // Its fields may first need texts of their own: they wait here, or the whole page would, and lose its place.
              <Suspense fallback={<Waiting />}>
                <Question key={`${path}${seed}`} found={found} judge={judge} now={now} />
              </Suspense>
            ) : (
              <Notice tone="hint">{t("try.unreadable")}</Notice>
            )
          }
        </Loaded>
      </Panel>
      {shown.data ? (
        <Panel title={t("try.found")}>
          <Findings findings={shown.data.findings} onJump={onJump} />
        </Panel>
      ) : null}
      {shown.data?.item ? <ItemTests found={shown.data} /> : null}
    </Stack>
  );
}

type Judge = ReturnType<typeof useRehearsal>["judge"];

function Question({ found, judge, now }: { found: RehearsalOut; judge: Judge; now: string }) {
  const { t } = useTranslation("curriculum/item");
  // What was judged stands only as long as the item is the one that it was judged on.
  const [judgedOn, setJudgedOn] = useState("");
  const judged = judge.data?.judged && judgedOn === now ? judge.data.judged : null;
  const item = found.item;
  if (!item) return null;
  return (
    <Stack gap="md" className={classes.question}>
      {item.title ? <h3 className={classes.itemTitle}>{item.title}</h3> : null}
      <Prose>{item.stem}</Prose>
      {item.steps.map((step, at) => (
        <TryStep
          key={step.id}
          step={step}
          known={found.steps?.[at] ?? null}
          judged={judged?.step === step.id ? judged : null}
          pending={judge.isPending && judge.variables?.step === step.id}
          error={judge.variables?.step === step.id && judgedOn === now ? judge.error : null}
          onAnswer={(answer) => {
            setJudgedOn(now);
            judge.mutate({ step: step.id, answer });
          }}
        />
      ))}
      <Group>
        <p className={classes.quiet}>{t("try.nothingKept")}</p>
      </Group>
    </Stack>
  );
}
