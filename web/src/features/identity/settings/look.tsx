/** How it looks and reads on this device; the language goes with the account. */
import { Select, Stack, Switch, useMantineColorScheme } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/shared/api/client";
import { ME, useMe } from "@/shared/api/session";
import { LANGUAGE_NAMES, type Language, spoken } from "@/shared/i18n/i18n";
import { type Preferences, prefer, usePreferences } from "@/shared/lib/preferences";
import { canSpeak } from "@/shared/lib/read-aloud";
import { Notice } from "@/shared/ui/notice";
import { Panel } from "@/shared/ui/panel";
import { ProblemNotice } from "@/shared/ui/problem-notice";

const OFFERED = ["en", "de"] as const satisfies readonly Language[];
const COLORS = ["auto", "light", "dark"] as const;
const CHOICES = {
  text: ["normal", "large", "larger"],
  comfort: ["normal", "wide"],
  motion: ["system", "less"],
} as const;

export function Look() {
  const { t } = useTranslation("identity");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const now = usePreferences();
  return (
    <Panel title={t("look.title")}>
      <Stack>
        <LanguageChoice />
        <Select
          label={t("look.colors")}
          value={colorScheme}
          onChange={(value) => setColorScheme(COLORS.find((one) => one === value) ?? "auto")}
          data={COLORS.map((value) => ({ value, label: t(`look.color.${value}`) }))}
        />
        {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((name) => (
          <Select
            key={name}
            label={t(`look.${name}.label`)}
            value={now[name]}
            onChange={(value) => prefer({ [name]: value } as Partial<Preferences>)}
            data={CHOICES[name].map((value) => ({ value, label: t(`look.${name}.${value}`) }))}
          />
        ))}
        <Switch
          size="md"
          label={t("look.plainMath.label")}
          description={t("look.plainMath.help")}
          checked={now.plainMath}
          onChange={(event) => prefer({ plainMath: event.currentTarget.checked })}
        />
        <Switch
          size="md"
          label={t("look.speakMath.label")}
          description={t(canSpeak() ? "look.speakMath.help" : "look.speakMath.cannot")}
          disabled={!canSpeak()}
          checked={now.speakMath}
          onChange={(event) => prefer({ speakMath: event.currentTarget.checked })}
        />
      </Stack>
    </Panel>
  );
}

function LanguageChoice() {
  const { t, i18n } = useTranslation("identity");
  const queries = useQueryClient();
  const { account } = useMe();
  const save = useMutation({
    mutationFn: (locale: Language) =>
      answer(
        api.PATCH("/v1/users/{account_id}", {
          params: { path: { account_id: account.id }, header: { "if-match": `"${account.version}"` } },
          body: { locale },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ME }),
  });
  const choose = async (value: string | null) => {
    const language = spoken([value]);
    prefer({ language });
    await i18next.changeLanguage(language);
    save.mutate(language);
  };
  return (
    <div>
      <Select
        label={t("look.language")}
        value={i18n.language}
        onChange={(value) => void choose(value)}
        data={[...new Set<Language>([...OFFERED, spoken([i18n.language])])].map((value) => ({
          value,
          label: LANGUAGE_NAMES[value],
        }))}
      />
      {save.isSuccess ? (
        <Notice tone="good" live="polite">
          {t("look.languageSaved")}
        </Notice>
      ) : null}
      {save.isError ? <ProblemNotice error={save.error} /> : null}
    </div>
  );
}
