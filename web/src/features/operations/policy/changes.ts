/** What the school has decided without its budget, and what of it somebody is about to change (pure). */
import type { RuleChangeOut as Change, TenantPolicyOutput as TenantPolicy } from "@/shared/api/schema";

export type { Change };
export type Rules = Omit<TenantPolicy, "budget">;
export type Value = Change["before"];
/** What a single field holds. */
export type Plain = boolean | number | string;

/** Return the rules of a policy; its limits have a form of their own. */
export function rulesOf({ budget: _, ...rules }: TenantPolicy): Rules {
  return rules;
}

/** Return every rule by its place, such as `words_kept.chat`; a list is one rule. */
function flat(rules: Rules): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const [key, value] of Object.entries(rules)) {
    if (typeof value !== "object") {
      found.set(key, value);
      continue;
    }
    for (const [inner, each] of Object.entries(value)) found.set(`${key}.${inner}`, each as Value);
  }
  return found;
}

/** Return what stands otherwise than before, in the order of the rules. */
export function changesOf(before: Rules, after: Rules): Change[] {
  const [old, now] = [flat(before), flat(after)];
  return [...now]
    .filter(([rule, value]) => JSON.stringify(old.get(rule)) !== JSON.stringify(value))
    .map(([rule, value]) => ({ rule, before: old.get(rule) ?? null, after: value }));
}

/** Return the rules with one of them set anew. */
export function withRule(rules: Rules, rule: string, value: Plain): Rules {
  const [outer = "", inner] = rule.split(".");
  if (!inner) return { ...rules, [outer]: value };
  return { ...rules, [outer]: { ...(rules[outer as keyof Rules] as object), [inner]: value } };
}

/** Return whether nothing is left empty. */
export function isSound(rules: Rules): boolean {
  const lines = rules.safeguarding.help_lines.every((line) => line.name.trim() && line.contact.trim());
  return lines && [...flat(rules).values()].every((value) => value !== "");
}
