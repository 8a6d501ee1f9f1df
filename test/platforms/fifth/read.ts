import { MaskedFile, type RawFile, type Report } from "../../../src/diagnostics/index.ts";
import { parseAddress, PrefixSet, readPrefixRange, type Family } from "../../../src/net/index.ts";
import type {
  ReadRequest,
  RouterReading,
  SessionOptions,
  SessionReading,
} from "../../../src/model/index.ts";
import { ReadingProblems } from "../../../src/platforms/reading-problems.ts";
import type { Direction, FilterNode } from "../../../src/policy/index.ts";

interface Line {
  readonly text: string;
  readonly number: number;
}

const NEIGHBOR = /^neighbor (\S+) as (\d+) family (ipv[46]) from (\S+) at most (\d+) warn (\d+)$/;

/** Reads a file of the fifth platform back. */
export function read(raw: RawFile, request: ReadRequest, report: Report): RouterReading {
  const file = new MaskedFile(raw, () => []);
  const problems = new ReadingProblems("Fifth", file, report);
  const lines = raw.raw.split("\n").map((text, i): Line => ({ text, number: i + 1 }));
  const heads = lines.filter(({ text }) => text.startsWith("neighbor "));
  const sessions = heads.flatMap((head, i) => {
    const end = heads[i + 1]?.number ?? lines.length + 1;
    const body = lines.slice(head.number, end - 1);
    const session = readSession(head, body, request);
    if (!session) problems.notUnderstood(head.number, "what a neighbor is");
    return session ?? [];
  });
  const [, routerId = ""] = /^router (\S+)$/m.exec(raw.raw) ?? [];
  return {
    file,
    form: request.form,
    routerId: parseAddress(routerId),
    removed: "inexpressible",
    removedObjects: "inexpressible",
    sessions,
    rpki: [],
    unused: [],
  };
}

function readSession(
  { text, number: line }: Line,
  body: readonly Line[],
  { asn: localAsn }: ReadRequest,
): SessionReading | null {
  const [, remoteText = "", asn, familyText, localText = "", maximum, percent] =
    NEIGHBOR.exec(text) ?? [];
  const [remote, local] = [parseAddress(remoteText), parseAddress(localText)];
  if (!remote || !local) return null;
  const family: Family = familyText === "ipv6" ? "ipv6" : "ipv4";
  const filter = (direction: Direction) => ({
    name: direction,
    line,
    start: readFilter(direction, family, body),
  });
  const described = body.find((one) => one.text.startsWith("description "));
  return {
    family,
    local,
    localAsn,
    remote,
    asn: Number(asn),
    description: described?.text.slice("description ".length) ?? null,
    import: filter("import"),
    export: filter("export"),
    maxPrefixes: {
      maximum: Number(maximum),
      warnAt: { percent: Number(percent) },
      onExceed: { kind: "shutdown" },
      line,
    },
    options: NO_OPTIONS,
    line,
  };
}

const UNSAID: readonly SessionOptions["gracefulRestart"][] = [null];

const NO_OPTIONS: SessionReading["options"] = {
  password: null,
  tcpAo: null,
  ttlSecurity: false,
  multihop: null,
  bfd: null,
  passive: false,
  interface: null,
  timers: null,
  updateSource: null,
  tcpMss: null,
  role: "inexpressible",
  roleStrict: "inexpressible",
  enforceFirstAs: false,
  extendedNextHop: false,
  keepRoutes: false,
  gracefulRestart: { oneOf: UNSAID },
  logChanges: { oneOf: [null] },
  shutdown: null,
};

/** From the last line to the first: each leads to what follows it. */
function readFilter(direction: Direction, family: Family, body: readonly Line[]): FilterNode {
  const reject: FilterNode = { kind: "verdict", verdict: "reject", line: 1 };
  return body
    .filter(({ text }) => text.startsWith(`${direction} `))
    .reduceRight((otherwise: FilterNode, { text, number: line }): FilterNode => {
      const [, word = "", ...ranges] = text.split(" ");
      const then: FilterNode = {
        kind: "verdict",
        verdict: word === "accept" ? "accept" : "reject",
        line,
      };
      if (ranges.length === 0) return then;
      const parsed = ranges.map(readPrefixRange).filter((range) => typeof range === "object");
      const set = PrefixSet.of(family, parsed);
      return { kind: "test", test: { kind: "prefix", set }, line, then, otherwise };
    }, reject);
}
