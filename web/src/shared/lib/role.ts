/** The four roles, as the API names them. */
import type { AccountOut } from "@/shared/api/schema";

export type Role = AccountOut["role"];
