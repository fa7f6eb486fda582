/** Server-sent events, put together from pieces of bytes (pure): a cut stream goes on after the last whole event. */

export type StreamEvent = { id: string; kind: string; body: { text?: string; authored?: boolean } };

export type EventReader = { take: (chunk: string) => StreamEvent[] };

/** Return a reader that keeps what has not come whole yet. */
export function eventReader(): EventReader {
  let rest = "";
  return {
    take(chunk) {
      rest += chunk;
      const parts = rest.split(/\r?\n\r?\n/);
      rest = parts.pop() ?? "";
      return parts.flatMap(eventOf);
    },
  };
}

function eventOf(block: string): StreamEvent[] {
  const fields = new Map<string, string>();
  for (const line of block.split(/\r?\n/)) {
    if (line === "" || line.startsWith(":")) continue;
    const at = line.indexOf(":");
    const name = at < 0 ? line : line.slice(0, at);
    const value = at < 0 ? "" : line.slice(at + 1).replace(/^ /, "");
    fields.set(name, fields.has(name) ? `${fields.get(name)}\n${value}` : value);
  }
  const data = fields.get("data");
  if (data === undefined) return [];
  try {
    return [
      {
        id: fields.get("id") ?? "0-0",
        kind: fields.get("event") ?? "message",
        body: JSON.parse(data) as StreamEvent["body"],
      },
    ];
  } catch {
    return [];
  }
}
