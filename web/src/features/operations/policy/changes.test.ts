import { describe, expect, it } from "vitest";
import { changesOf, isSound, type Rules, withRule } from "./changes";

const RULES: Rules = {
  consent_age: 16,
  chat: true,
  paper_consent: false,
  model_tokens_in: 6000,
  model_tokens_out: 800,
  model_from: "under_13",
  words_kept: { chat: 365, attempts: 730, goals: 0 },
  safeguarding: { help_lines: [], adults: false, learner_reads: false, keep_days: 730 },
};

describe("changes of a school's rules", () => {
  it("are none while nothing was touched", () => {
    expect(changesOf(RULES, structuredClone(RULES))).toEqual([]);
  });

  it("name the rule, what was and what will be, on both levels", () => {
    const after = withRule(withRule(RULES, "chat", false), "words_kept.chat", 30);
    expect(changesOf(RULES, after)).toEqual([
      { rule: "chat", before: true, after: false },
      { rule: "words_kept.chat", before: 365, after: 30 },
    ]);
  });

  it("tell of a new line of help, which needs a name and a contact", () => {
    const line = { name: "School nurse", contact: "555 0100", locale: "" };
    const after = { ...RULES, safeguarding: { ...RULES.safeguarding, help_lines: [line] } };
    expect(changesOf(RULES, after)).toEqual([{ rule: "safeguarding.help_lines", before: [], after: [line] }]);
    expect(isSound(after)).toBe(true);
    expect(
      isSound({ ...after, safeguarding: { ...after.safeguarding, help_lines: [{ ...line, contact: " " }] } }),
    ).toBe(false);
  });

  it("are not sound while a number is empty", () => {
    expect(isSound(withRule(RULES, "consent_age", ""))).toBe(false);
  });
});
