/** The tests of a program, each with what was expected and what came. */
import { useTranslation } from "react-i18next";
import type { AttemptOut } from "@/shared/api/schema";
import { WideTable } from "@/shared/ui/wide-table";

type TestsTableProps = { tests: NonNullable<AttemptOut["tests"]> };

export function TestsTable({ tests }: TestsTableProps) {
  const { t } = useTranslation("answer");
  return (
    <WideTable
      caption={t("tests.caption")}
      captionShown
      columns={[t("tests.test"), t("tests.expected"), t("tests.got"), t("tests.result")]}
    >
      {tests.map((test, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tests have no other name
        <tr key={at} data-passed={test.passed}>
          <td>
            <code>{test.name}</code>
            {test.input ? <pre>{test.input}</pre> : null}
          </td>
          <td>{test.expected == null ? "–" : <pre>{test.expected}</pre>}</td>
          <td>{test.got == null ? "–" : <pre>{test.got}</pre>}</td>
          <td>{test.passed ? t("tests.passed") : t("tests.failed")}</td>
        </tr>
      ))}
    </WideTable>
  );
}
