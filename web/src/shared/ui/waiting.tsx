/** Something is being loaded: its shape, quietly; said once to those who cannot see it. */
import { Skeleton, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

type WaitingProps = { lines?: number; height?: number };

export function Waiting({ lines = 3, height = 72 }: WaitingProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="md" role="status" aria-live="polite">
      <span className="visually-hidden">{t("loading")}</span>
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <Skeleton key={at} height={height} radius="lg" />
      ))}
    </Stack>
  );
}
