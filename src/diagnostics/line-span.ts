import type { Source, Span } from "./source.ts";

/** A line of a source (from 1) without its indentation. */
export function lineSpan(source: Source, line: number): Span {
  const { text } = source;
  let start = 0;
  for (let n = 1; n < line; n++) {
    const next = text.indexOf("\n", start);
    if (next < 0) break;
    start = next + 1;
  }
  const next = text.indexOf("\n", start);
  const end = next < 0 ? text.length : next;
  const indent = /^[ \t]*/.exec(text.slice(start, Math.min(end, start + 200)))?.[0].length ?? 0;
  return { source, start: start + indent, end };
}
