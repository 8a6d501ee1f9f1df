import { Diagnostics, formatText } from "../../src/diagnostics/index.ts";
import type {
  DumpInput,
  DumpItem,
  DumpNeighbor,
  DumpReader,
  FoundSession,
} from "../../src/dumps/index.ts";
import { formatAddress } from "../../src/net/index.ts";
import { formatRoute, type ReceivedRoute } from "../../src/routes/index.ts";

/** What a reader made of an output. */
export interface ReadDump {
  readonly items: readonly DumpItem[];
  /** The routes, as lines of a file of routes. */
  readonly routes: readonly string[];
  /** Everything that was reported, as it is shown. */
  readonly problems: string;
}

/** What to read an output with. */
export interface ReadOptions {
  /** In pieces of so many bytes. */
  readonly piece?: number;
  readonly session?: DumpInput["session"];
  readonly findSession?: (neighbor: DumpNeighbor) => FoundSession;
}

/** Reads an output with a reader; each neighbor with an address is a session that is named for it. */
export async function readWith(
  reader: DumpReader,
  output: string | Uint8Array,
  { piece = 4096, session = null, findSession = byAddress }: ReadOptions = {},
): Promise<ReadDump> {
  const bytes = typeof output === "string" ? Buffer.from(output) : output;
  const found = new Diagnostics();
  const items: DumpItem[] = [];
  const input: DumpInput = {
    ...{ path: "gru1.txt", router: "gru1", session, view: null, findSession },
    bytes: pieces(bytes, piece),
    describeError: String,
  };
  for await (const batch of reader.read(input, found.report)) items.push(...batch);
  return {
    items,
    routes: items.flatMap((item) =>
      item.kind === "route" ? [formatRoute(item.route, "gru1")] : [],
    ),
    problems: formatText(found.all, { colour: false }),
  };
}

/** The name that `readWith` gives to the session with a neighbor. */
export function sessionOf({ address, family }: DumpNeighbor): string {
  return `PEERC_${address ? formatAddress(address).replace(/\W/g, "_") : "NOBODY"}_${family === "ipv4" ? "V4" : "V6"}`;
}

/** Where routes are that `readWith` reads from a neighbor. */
export function placeOf(
  neighbor: DumpNeighbor,
): Pick<ReceivedRoute, "session" | "router" | "view"> {
  return { session: sessionOf(neighbor), router: "gru1", view: "adj-rib-in-pre-policy" };
}

function byAddress(neighbor: DumpNeighbor): FoundSession {
  return { kind: "session", name: sessionOf(neighbor), router: "gru1" };
}

// oxlint-disable-next-line typescript/require-await -- as files are read
async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
