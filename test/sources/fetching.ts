import { Diagnostics } from "../../src/diagnostics/index.ts";
import { httpClient, ReadProblem, type FetchContext } from "../../src/sources/index.ts";

/** The time of the examples. */
export const NOW = Date.parse("2026-11-01T00:00:00Z");

/** Where a source is declared. */
export const SPAN = {
  source: { path: "network.yaml", text: "sources: {}\n" },
  start: 0,
  end: 7,
};

/** What fetching reported, each as `code: message`. */
export interface Reported {
  readonly context: FetchContext;
  readonly messages: () => readonly string[];
}

/** What a source may use: real HTTP without pauses, and files that are given by name. */
export function contextOf(
  needs: Partial<FetchContext["needs"]>,
  files: ReadonlyMap<string, AsyncIterable<Buffer>> = new Map(),
): Reported {
  const found = new Diagnostics();
  const sleep = (): Promise<void> => Promise.resolve();
  const http = httpClient({ fetch, sleep, now: () => NOW, userAgent: "peerc/test" });
  return {
    context: {
      name: "source",
      http,
      now: () => NOW,
      open: (path) => files.get(path) ?? null,
      sleep,
      secret: () => undefined,
      needs: {
        asn: 64496,
        peers: [],
        lans: new Map(),
        prefixes: [],
        registered: "0".repeat(32),
        origins: [],
        ...needs,
      },
      before: null,
      report: found.report,
      span: SPAN,
      progress: () => undefined,
    },
    messages: () => found.all.map(({ code, message }) => `${code}: ${message}`),
  };
}

/** A file that breaks off, as the reader of files does. */
// oxlint-disable-next-line typescript/require-await -- a stream
export async function* broken(start: Buffer): AsyncIterable<Buffer> {
  yield start;
  throw new ReadProblem("is gzipped, and cut off");
}
