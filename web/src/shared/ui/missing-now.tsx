/** One line in the place of something that could not be loaded, beside what says why. */
import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

export function MissingNow({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs">
      <Text c="dimmed">{t("missingNow")}</Text>
      <Button size="compact-sm" variant="subtle" onClick={onRetry}>
        {t("tryAgain")}
      </Button>
    </Group>
  );
}
