import { describe, expect, it } from "vitest";
import type { AccountOut } from "@/shared/api/schema";
import { sought } from "./sought";

const person = (name: string, role: AccountOut["role"]) =>
  ({ id: name, name, user_name: name.slice(0, 3).toLowerCase(), role, email: null }) as AccountOut;
const PEOPLE = [person("Zoë Müller", "learner"), person("Ada Lovelace", "learner"), person("Grace Hopper", "educator")];
const names = (role: string, text: string) => sought(PEOPLE, role, text).map((one) => one.name);

describe("seeking people", () => {
  it("finds all while nothing is typed", () => expect(names("any", " ")).toHaveLength(3));
  it("minds neither accents nor case nor order", () => expect(names("any", "muller ZOE")).toEqual(["Zoë Müller"]));
  it("keeps to the role", () => expect(names("educator", "")).toEqual(["Grace Hopper"]));
  it("finds by user name", () => expect(names("learner", "ada")).toEqual(["Ada Lovelace"]));
});
