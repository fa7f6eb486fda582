/** `/` leads everybody to their first screen. */
import { Navigate } from "react-router";
import { useMe } from "@/shared/api/session";
import { home } from "./navigation";

export function GoHome() {
  return <Navigate to={home(useMe().account.role)} replace />;
}
