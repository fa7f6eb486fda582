/** What the school has decided without its budget, and what of it somebody is about to change (pure). */
import type { TenantPolicyOutput as TenantPolicy } from "@/shared/api/schema";

export type Rules = Omit<TenantPolicy, "budget">;
export type Value = boolean | number | string;
export type Change = { rule: string; before: Value; after: Value };

/** Return the rules of a policy; its limits have a form of their own. */
export function rulesOf({ budget: _, ...rules }: TenantPolicy): Rules {
  return rules;
}

/** Return every rule by its place, such as `words_kept.chat`; the help lines as one text. */
function flat(rules: Rules): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const [key, value] of Object.entries(rules)) {
    if (typeof value !== "object") {
      found.set(key, value);
      continue;
    }
    for (const [inner, each] of Object.entries(value)) {
      found.set(`${key}.${inner}`, Array.isArray(each) ? each.map(said).join(" · ") : (each as Value));
    }
  }
  return found;
}

function said(line: Rules["safeguarding"]["help_lines"][number]): string {
  return [line.name, line.contact, line.locale].filter(Boolean).join(", ");
}

/** Return what stands otherwise than before, in the order of the rules. */
export function changesOf(before: Rules, after: Rules): Change[] {
  const [old, now] = [flat(before), flat(after)];
  return [...now]
    .filter(([rule, value]) => old.get(rule) !== value)
    .map(([rule, value]) => ({ rule, before: old.get(rule) ?? "", after: value }));
}

/** Return the rules with one of them set anew. */
export function withRule(rules: Rules, rule: string, value: Value): Rules {
  const [outer = "", inner] = rule.split(".");
  if (!inner) return { ...rules, [outer]: value };
  return { ...rules, [outer]: { ...(rules[outer as keyof Rules] as object), [inner]: value } };
}

/** Return whether nothing is left empty. */
export function isSound(rules: Rules): boolean {
  const lines = rules.safeguarding.help_lines.every((line) => line.name.trim() && line.contact.trim());
  return lines && [...flat(rules)].every(([rule, value]) => rule === "safeguarding.help_lines" || value !== "");
}
