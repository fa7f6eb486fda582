import { describe, expect, it } from "vitest";
import { eventReader } from "./events";

const EVENT = 'event: text\ndata: {"text": "Look "}\nid: 1-0\n\n';

describe("server-sent events", () => {
  it("are read however the bytes are cut", () => {
    for (let cut = 1; cut < EVENT.length; cut += 1) {
      const reader = eventReader();
      const found = [...reader.take(EVENT.slice(0, cut)), ...reader.take(EVENT.slice(cut))];
      expect(found).toEqual([{ id: "1-0", kind: "text", body: { text: "Look " } }]);
    }
  });

  it("come several at once, with comments between them left out", () => {
    const found = eventReader().take(
      `${EVENT}: still here\n\n${EVENT.replace("1-0", "2-0")}event: done\ndata: {"authored": true}\nid: 3-0\n\n`,
    );
    expect(found.map((one) => [one.id, one.kind])).toEqual([
      ["1-0", "text"],
      ["2-0", "text"],
      ["3-0", "done"],
    ]);
  });

  it("are left out when they are no JSON, rather than breaking the chat", () => {
    expect(eventReader().take("data: {oops\n\n")).toEqual([]);
  });
});
