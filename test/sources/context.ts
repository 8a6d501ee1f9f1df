import { Diagnostics } from "../../src/diagnostics/index.ts";
import { parsePrefix } from "../../src/net/index.ts";
import type { FetchContext, HttpAnswer } from "../../src/sources/index.ts";

/** The time of `context`, in milliseconds since 1970. */
export const NOW = Date.parse("2026-11-29T12:00:00Z");

// oxlint-disable-next-line typescript/require-await -- a stream of one piece
async function* once(bytes: Buffer) {
  yield bytes;
}

/** What a source may use, with some files and answers; and what it reports. */
export function context(
  name: string,
  files: Readonly<Record<string, string | Buffer>>,
  answers: Readonly<Record<string, HttpAnswer>> = {},
): { readonly context: FetchContext; readonly found: Diagnostics } {
  const found = new Diagnostics();
  const lan = (text: string) => parsePrefix(text) ?? [];
  const source = { path: "network.yaml", text: "from" };
  return {
    found,
    context: {
      name,
      http: ({ url }) =>
        Promise.resolve(
          answers[url] ?? { kind: "failed", status: 404, problem: "answered 404 Not Found" },
        ),
      now: () => NOW,
      open: (path) => {
        const file = files[path];
        return file === undefined ? null : once(Buffer.from(file));
      },
      sleep: () => Promise.resolve(),
      secret: () => undefined,
      needs: {
        asn: 64496,
        peers: [64500],
        lans: new Map([["ix", [lan("203.0.113.0/24"), lan("2001:db8:f::/64")].flat()]]),
        prefixes: [],
        registered: "0".repeat(32),
        origins: [],
      },
      before: null,
      report: found.report,
      span: { source, start: 0, end: 4 },
      progress: () => {},
    },
  };
}
