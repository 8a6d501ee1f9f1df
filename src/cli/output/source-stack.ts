import { readFileSync } from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import { fileURLToPath } from "node:url";

/**
 * A stack trace with locations in the sources, according to the source maps of the bundle. They are only read after a
 * failure.
 */
export function sourceStack(stack: string): string {
  const maps = new Map<string, SourceMap | null>();
  return stack.replace(
    /(file:\/\/[^\s()]+\.c?js):(\d+):(\d+)/g,
    (place: string, url: string, line: string, column: string) => {
      if (!maps.has(url)) maps.set(url, mapOf(url));
      const entry = maps.get(url)?.findEntry(Number(line) - 1, Number(column) - 1);
      if (!entry || !("originalSource" in entry)) return place;
      const source = entry.originalSource.replace(/^(?:\.\.\/)+/, "");
      return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    },
  );
}

function mapOf(url: string): SourceMap | null {
  try {
    const text = readFileSync(fileURLToPath(`${url}.map`), "utf8");
    return new SourceMap(JSON.parse(text) as SourceMapPayload);
  } catch {
    return null;
  }
}
