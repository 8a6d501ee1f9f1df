import { Diagnostics, formatText } from "../../src/diagnostics/index.ts";
import { convertDumps, DUMP_READERS, sessionFinder } from "../../src/dumps/index.ts";
import type { ConvertedDumps, DumpKind, DumpSession } from "../../src/dumps/index.ts";
import { parseAddress } from "../../src/net/index.ts";
import { readRoutes, type ReceivedRoute, type RouteView } from "../../src/routes/index.ts";

/** What outputs became: the file's text and its routes, or what was reported. */
export interface ConvertedText {
  readonly converted: ConvertedDumps | null;
  readonly text: string;
  readonly routes: readonly ReceivedRoute[];
  /** The messages, without the lines that they quote. */
  readonly messages: readonly string[];
}

/** What is said of outputs in a test. */
export interface Said {
  readonly router?: string;
  readonly from?: DumpKind;
  readonly session?: string;
  readonly view?: RouteView;
  readonly time?: string;
  /** The length of the pieces in which outputs come. */
  readonly piece?: number;
  /** The declared routers' BGP identifiers → their names. */
  readonly routerIds?: ReadonlyMap<string, string>;
}

/** A session of a test's network. */
export function dumpSession(name: string, remote: string, router = "gru1"): DumpSession {
  const address = parseAddress(remote);
  if (!address) throw new Error(`no address: ${remote}`);
  const asn = Number(/AS(\d+)/.exec(name)?.[1]);
  const family = name.endsWith("V6") ? "ipv6" : "ipv4";
  return { name, router, asn, remote: address, family };
}

// oxlint-disable-next-line typescript/require-await -- the pieces of a stream come one by one
async function* pieces(bytes: Buffer, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/** Converts outputs of a router of a network with these sessions, and reads the result back, which must be readable. */
export async function convert(
  outputs: Readonly<Record<string, string | Buffer>>,
  sessions: readonly DumpSession[],
  said: Said = {},
): Promise<ConvertedText> {
  const { router = "gru1", from = null, time = null, view = null, piece = 65_536 } = said;
  const { routerIds = new Map<string, string>() } = said;
  const found = new Diagnostics();
  const findSession = sessionFinder(sessions, router);
  const session = sessions.find(({ name }) => name === said.session) ?? null;
  const files = Object.entries(outputs).map(([path, output]) => ({
    ...{ path, session, view, findSession, describeError: String },
    ...{ bytes: pieces(Buffer.from(output), piece), fallbackTime: "2026-11-29T20:35:00Z" },
  }));
  const options = { router, from, time, readers: DUMP_READERS, routerIds };
  const all = convertDumps(files, options, found.report);
  let text = "";
  let next = await all.next();
  for (; next.done !== true; next = await all.next()) text += next.value;
  const converted = next.value;
  if ((converted === null) !== found.failed) throw new Error("failed without a message, or not");
  const messages = formatText(found.all)
    .split("\n")
    .filter((line) => /^\S/.test(line));
  const routes: ReceivedRoute[] = [];
  if (converted) {
    const input = { path: "r", bytes: pieces(Buffer.from(text), 1000), describeError: String };
    const again = await readRoutes(input, (route) => void routes.push(route), found.report);
    if (!again) throw new Error(`not readable: ${formatText(found.all)}`);
    const counts = (groups: typeof converted.groups) =>
      groups.map(({ session, router, view, ipv4, ipv6 }) => [session, router, view, ipv4, ipv6]);
    if (JSON.stringify(counts(again.groups)) !== JSON.stringify(counts(converted.groups))) {
      throw new Error("the groups are other ones than those of the text");
    }
  }
  return { converted, text, routes, messages };
}
