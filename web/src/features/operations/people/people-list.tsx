/** The list of everybody, by role and by what is typed; names are sealed, so they are sought in here. */
import { Badge, Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ROLES } from "@/shared/api/new-account";
import { MOST_PEOPLE } from "@/shared/api/people";
import type { AccountOut } from "@/shared/api/schema";
import { decimal } from "@/shared/i18n/format";
import { OneTimeCode } from "@/shared/ui/one-time-code";
import rows from "@/shared/ui/rows.module.css";
import classes from "../operations.module.css";
import { sought } from "./sought";

const AT_ONCE = 50;

export function PeopleList({ people }: { people: readonly AccountOut[] }) {
  const { t } = useTranslation("operations/people");
  const { t: common } = useTranslation();
  const [role, setRole] = useState("any");
  const [text, setText] = useState("");
  const [most, setMost] = useState(AT_ONCE);
  const found = sought(people, role, text);
  return (
    <Stack>
      <div className={classes.form}>
        <TextInput
          type="search"
          label={t("list.seek")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
        />
        <Select
          label={t("list.role")}
          data={[
            { value: "any", label: t("list.anyRole") },
            ...ROLES.map((value) => ({ value, label: common(`role.${value}`) })),
          ]}
          value={role}
          onChange={(value) => setRole(value ?? "any")}
        />
      </div>
      <p className={classes.quiet} aria-live="polite">
        {t("list.count", { count: found.length })}
        {people.length < MOST_PEOPLE ? null : ` ${t("list.cut", { most: decimal(MOST_PEOPLE, 0) })}`}
      </p>
      <ul className={rows.rows}>
        {found.slice(0, most).map((one) => (
          <PersonRow key={one.id} one={one} />
        ))}
      </ul>
      {found.length > most ? (
        <div>
          <Button variant="subtle" onClick={() => setMost(most + AT_ONCE)}>
            {common("more")}
          </Button>
        </div>
      ) : null}
    </Stack>
  );
}

function PersonRow({ one }: { one: AccountOut }) {
  const { t } = useTranslation("operations/people");
  const { t: common } = useTranslation();
  return (
    <li className={rows.row}>
      <div>
        <Link to={`/people/${one.id}`}>{one.name}</Link>
        <div className={classes.quiet}>
          {one.user_name} · {common(`role.${one.role}`)}
        </div>
      </div>
      <Group gap="xs">
        {one.has_password ? null : (
          <Badge color="saffron" variant="light">
            {t("invited")}
          </Badge>
        )}
        {one.state === "suspended" ? (
          <Badge color="berry" variant="light">
            {t("suspended")}
          </Badge>
        ) : null}
        <OneTimeCode accountId={one.id} name={one.name} reset={one.has_password} />
      </Group>
    </li>
  );
}
