import { isLinkLocal, type Address, parseAddress } from "../../../net/index.ts";
import type { FilterReading, SessionReading } from "../../../model/index.ts";
import { secretReading } from "../../secret-reading.ts";
import { atLeast } from "../../at-least.ts";
import { SESSION_OPTIONS } from "./constructs.ts";
import { readFamilies } from "./families.ts";
import { PolicyReader } from "./filter.ts";
import type { NeighborContext } from "./neighbor-context.ts";
import { IGNORED } from "./ignored.ts";
import { reportRepeated } from "./repeated.ts";
import type { Statement } from "./statement.ts";
import { readTcpAo } from "./tcp-ao.ts";

/** Statements that are understood, and those that contain groups and neighbors. */
const KNOWN: ReadonlySet<string> = new Set([
  ...SESSION_OPTIONS.map(({ word }) => word),
  "group",
  "neighbor",
]);

/** The understood settings inside of options. */
const INNER = SESSION_OPTIONS.flatMap(({ word, inside }) =>
  inside ? [[word, inside] as const] : [],
);

/** Options of BGP as a whole that do not affect sessions. */
const OF_BGP_ALONE: ReadonlySet<string> = new Set(
  IGNORED.filter(({ under }) => under === "protocols bgp").flatMap(({ names }) => names),
);

/** Options that contain others: whether the levels are merged is not documented, so they are allowed at only one. */
const BLOCKS = ["family", "local-as", "otc-local-role", ...INNER.map(([option]) => option)];

/** Options that have no value. */
const FLAGS = ["passive", "enforce-first-as", "log-updown"];

/**
 * The sessions of a neighbor: `scopes` are its own statements, its group's and BGP's; the most specific one that has
 * a setting counts.
 */
export function readNeighbor(
  address: Address,
  scopes: readonly Statement[],
  context: NeighborContext,
): readonly SessionReading[] {
  const { request, problems } = context;
  const [own] = scopes;
  if (!own) return [];
  const { line } = own;
  const bgp = scopes.at(-1);
  for (const scope of scopes) {
    reportRepeated(scope, context);
    for (const statement of scope.children) {
      const { word } = statement;
      if (scope === bgp) {
        if (OF_BGP_ALONE.has(word)) continue;
        if (word !== "group") reportRepeated(statement, context);
      }
      if (KNOWN.has(word) && !(FLAGS.includes(word) && statement.size > 0)) continue;
      problems.notUnderstood(
        statement.line,
        "an option whose effect on routes or the session peerc does not know",
      );
    }
  }
  for (const option of BLOCKS) {
    const [, outer] = scopes.flatMap((scope) => scope.find(option) ?? []);
    if (outer) {
      problems.notUnderstood(outer.line, "an option that a level inside of this one has too");
    }
  }
  const find = (option: string, ...words: readonly string[]): Statement | null => {
    for (const scope of scopes) {
      const found = scope.find(option);
      if (found) return found.find(...words);
    }
    return null;
  };
  const value = (option: string, ...words: readonly string[]): string | null => {
    const statement = find(option, ...words);
    const text = statement?.value() ?? null;
    const isMore = [...(statement?.children ?? [])].some(({ size }) => size > 0);
    if (statement && (text === null || isMore))
      problems.notUnderstood(statement.line, "not one value");
    return text;
  };
  const number = (option: string, ...words: readonly string[]): number | null => {
    const text = value(option, ...words);
    if (text === null) return null;
    if (/^\d{1,10}$/.test(text)) return Number(text);
    problems.notUnderstood(find(option, ...words)?.line ?? line, "not a number");
    return null;
  };
  if (value("type") !== "external")
    problems.notUnderstood(line, "a group that is not of type external");
  if (!find("graceful-shutdown", "receiver", "disable")) {
    problems.notUnderstood(
      line,
      "without `graceful-shutdown receiver disable` Junos lowers the local preference of some routes by itself",
    );
  }
  for (const [option, known] of INNER) {
    for (const { word, line: at } of find(option)?.children ?? []) {
      if (!known.includes(word))
        problems.notUnderstood(at, {
          name: option,
          problem: "has no such setting that peerc knows",
        });
    }
  }
  const localAs = find("local-as");
  if (localAs?.paths().some(({ words }) => words.length !== 1)) {
    problems.notUnderstood(localAs.line, "options of local-as");
  }
  const hold = number("hold-time");
  const local = parseAddress(value("local-address") ?? "");
  const device = value("local-interface");
  const newer = atLeast(request.version, [25, 2]);
  const role = find("otc-local-role");
  const password = value("authentication-key");
  const bfd = find("bfd-liveness-detection");
  const shared = {
    // Toward a link-local neighbor the interface is used.
    local: local === null && isLinkLocal(address) ? ("inexpressible" as const) : local,
    localAsn: number("local-as") ?? request.asn,
    remote: address,
    asn: number("peer-as") ?? 0,
    description: value("description"),
    line,
  };
  return readFamilies(find("family"), problems).map(({ family, limit }) => {
    const attached = (direction: "import" | "export"): FilterReading => {
      const statement = find(direction);
      const names = [...(statement?.children ?? [])].map(({ word }) => word);
      const at = statement?.line ?? line;
      if (names.length === 0 && bgp?.find("defaults")) {
        problems.notUnderstood(line, "a session without a policy, beside `defaults` of BGP");
      }
      const reader = new PolicyReader(context.objects, { family, local, direction }, problems);
      return { name: names.join(" ") || "(default)", line: at, start: reader.chain(names, at) };
    };
    return {
      ...shared,
      family,
      import: attached("import"),
      export: attached("export"),
      maxPrefixes: limit,
      options: {
        password: password === null ? null : secretReading(password),
        tcpAo: readTcpAo(
          find("authentication-algorithm"),
          value("authentication-key-chain"),
          context,
          line,
        ),
        ttlSecurity: "inexpressible",
        multihop: find("multihop") ? (number("multihop", "ttl") ?? 64) : null,
        bfd: bfd && {
          intervalMs: number("bfd-liveness-detection", "minimum-interval") ?? 0,
          multiplier: number("bfd-liveness-detection", "multiplier") ?? 3,
        },
        passive: find("passive") !== null,
        // Without keepalive-time it is a third of the hold time.
        timers:
          hold === null
            ? null
            : { keepalive: number("keepalive-time") ?? Math.floor(hold / 3), hold },
        gracefulRestart: {
          oneOf: find("graceful-restart", "disable") ? ["off"] : context.gracefulRestart,
        },
        updateSource: "inexpressible",
        interface: device,
        tcpMss: number("tcp-mss"),
        logChanges: { oneOf: [null, find("log-updown") !== null] },
        shutdown: find("shutdown") && {
          message: find("shutdown", "notify-message") && value("shutdown", "notify-message"),
        },
        // By default, Junos keeps what policies reject; a plan may require that, or leave it open.
        keepRoutes: find("keep") ? value("keep") === "all" : { oneOf: [false, "rpki"] },
        role: newer ? roleOf(role) : "inexpressible",
        roleStrict: newer
          ? role !== null && role.paths().some(({ words }) => words[1] === "strict")
          : "inexpressible",
        enforceFirstAs: find("enforce-first-as") !== null,
        extendedNextHop: false,
      },
    };
  });
}

function roleOf(role: Statement | null): SessionReading["options"]["role"] {
  const [only, ...others] = role?.children ?? [];
  const word = others.length > 0 ? null : only?.word;
  if (word === "route-server-client") return "rs-client";
  return word === "peer" || word === "provider" || word === "customer" ? word : null;
}
