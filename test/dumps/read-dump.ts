import { Diagnostics, formatText } from "../../src/diagnostics/index.ts";
import {
  sessionFinder,
  type DumpItem,
  type DumpReader,
  type DumpSession,
  type LeftOut,
} from "../../src/dumps/index.ts";
import { parseAddress, type Asn } from "../../src/net/index.ts";
import { formatRoute, type ReceivedRoute, type RouteView } from "../../src/routes/index.ts";

/** The router that all inputs are said to be of. */
export const ROUTER = "gru1";

/** A session of `ROUTER` with a neighbor. */
export function session(name: string, asn: Asn, address: string, family?: "ipv4" | "ipv6") {
  const remote = parseAddress(address);
  if (!remote) throw new Error(address);
  const one: DumpSession = { name, router: ROUTER, asn, remote, family: family ?? remote.family };
  return one;
}

/** What a reader gave, without order of batches. */
export interface ReadDump {
  readonly time: string | null;
  /** `SESSION VIEW` of each place. */
  readonly places: readonly string[];
  readonly routes: readonly ReceivedRoute[];
  /** As lines of a file of routes. */
  readonly lines: readonly string[];
  readonly leftOut: readonly LeftOut[];
  /** The messages of errors. */
  readonly problems: readonly string[];
}

// oxlint-disable-next-line typescript/require-await -- the pieces of a stream come one by one
async function* pieces(bytes: Uint8Array, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/** Reads bytes, in pieces of a length, as a router's output named `dump`. */
export async function readDump(
  reader: DumpReader,
  bytes: Uint8Array,
  sessions: readonly DumpSession[],
  { view = null, length = 1000 }: { view?: RouteView | null; length?: number } = {},
): Promise<ReadDump> {
  const found = new Diagnostics();
  const items: DumpItem[] = [];
  const input = {
    ...{ path: "dump", bytes: pieces(bytes, length), describeError: String, router: ROUTER },
    ...{ session: null, view, findSession: sessionFinder(sessions, ROUTER) },
  };
  for await (const batch of reader.read(input, found.report)) items.push(...batch);
  const routes = items.flatMap((item) => (item.kind === "route" ? [item.route] : []));
  const problems = formatText(found.all)
    .split("\n")
    .filter((line) => /error\[/.test(line));
  return {
    time: items.flatMap((item) => (item.kind === "time" ? [item.time] : []))[0] ?? null,
    places: items.flatMap((item) =>
      item.kind === "place" ? [`${item.place.session} ${item.place.view}`] : [],
    ),
    routes,
    lines: routes.map((route) => formatRoute(route, ROUTER).trim()),
    leftOut: items.flatMap((item) => (item.kind === "left-out" ? [item.what] : [])),
    problems,
  };
}
