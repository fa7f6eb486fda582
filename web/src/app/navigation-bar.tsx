/** The way around: a rail beside the page, a bar below it on a phone. */
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import type { Role } from "@/shared/lib/role";
import { Mark } from "@/shared/ui/mark";
import { PLACES } from "./navigation";
import classes from "./shell.module.css";

type NavigationProps = { role: Role; name: string; tenant: string };

export function Navigation({ role, name, tenant }: NavigationProps) {
  const { t } = useTranslation();
  return (
    <nav className={classes.nav} aria-label={t("nav.label")}>
      <NavLink to="/" className={classes.brand} aria-label={t("nav.home")}>
        <Mark size={30} />
        <span className={classes.brandName}>{t("meno")}</span>
      </NavLink>
      <ul className={classes.places}>
        {PLACES[role].map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <NavLink to={to} className={classes.place}>
              <Icon size={22} stroke={1.75} aria-hidden />
              <span>{t(label)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
      <div className={classes.who}>
        <strong>{name}</strong>
        <span>{tenant}</span>
      </div>
    </nav>
  );
}
