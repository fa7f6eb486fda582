import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { keep, kept } from "@/shared/lib/storage";
import { settleIn } from "./settle-in";

beforeAll(async () => {
  await i18next.init({ lng: "en" });
});

describe("signing in", () => {
  it("keeps one's own drafts, and drops those of somebody else", async () => {
    await settleIn({ id: "ada", locale: "en" });
    keep("session", "draft.note", "half a sentence");
    await settleIn({ id: "ada", locale: "en" });
    expect(kept("session", "draft.note")).toBe("half a sentence");
    await settleIn({ id: "ben", locale: "de" });
    expect(kept("session", "draft.note")).toBeNull();
    expect(kept<{ language: string }>("local", "preferences")?.language).toBe("de");
  });
});
