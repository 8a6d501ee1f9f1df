import type { Address, Family } from "../../../net/index.ts";
import type {
  FilterReading,
  LimitReading,
  ReadRequest,
  SessionReading,
  TcpAo,
  TcpAoKey,
} from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { secretReading } from "../../secret-reading.ts";
import { PolicyReader } from "./filter.ts";
import type { JunosObjects } from "./objects.ts";
import type { Statement } from "./statement.ts";

/** What a neighbor is read with. */
export interface NeighborContext {
  readonly request: ReadRequest;
  readonly objects: JunosObjects;
  readonly keyChains: Statement | null;
  readonly problems: ReadingProblems;
}

/** Statements of a neighbor, its group or BGP that are understood; all others could change routes or the session. */
const KNOWN: ReadonlySet<string> = new Set([
  ...[
    "description",
    "local-address",
    "peer-as",
    "type",
    "multihop",
    "passive",
    "authentication-key",
  ],
  ...["authentication-algorithm", "authentication-key-chain", "hold-time", "keepalive-time"],
  ...["bfd-liveness-detection", "enforce-first-as", "keep", "graceful-shutdown", "otc-local-role"],
  ...["import", "export", "shutdown", "family", "local-as", "log-updown", "group", "neighbor"],
]);

/** What is understood inside of options that have settings of their own. */
const INNER: readonly (readonly [option: string, known: readonly string[]])[] = [
  ["multihop", ["ttl"]],
  ["bfd-liveness-detection", ["minimum-interval", "multiplier"]],
  ["graceful-shutdown", ["receiver"]],
  ["shutdown", ["notify-message"]],
];

/** The sessions of a neighbor: `scopes` are its own statements, its group's and BGP's; the innermost that says a thing counts. */
export function readNeighbor(
  address: Address,
  scopes: readonly Statement[],
  context: NeighborContext,
): readonly SessionReading[] {
  const { request, problems } = context;
  const [own] = scopes;
  if (!own) return [];
  const { line } = own;
  for (const statement of scopes.flatMap((scope) => [...scope.children])) {
    if (!KNOWN.has(statement.word)) {
      problems.notUnderstood(
        statement.line,
        "an option whose effect on routes or the session peerc does not know",
      );
    }
  }
  const find = (option: string, ...words: readonly string[]): Statement | null => {
    for (const scope of scopes) {
      const found = scope.find(option);
      if (found) return found.find(...words);
    }
    return null;
  };
  const value = (option: string, ...words: readonly string[]): string | null =>
    find(option, ...words)?.value() ?? null;
  const number = (option: string, ...words: readonly string[]): number | null => {
    const text = value(option, ...words);
    return text !== null && /^\d{1,10}$/.test(text) ? Number(text) : null;
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
        problems.notUnderstood(at, { name: option, says: "has no such setting that peerc knows" });
    }
  }
  const localAs = find("local-as");
  if (localAs?.paths().some(({ words }) => words.length !== 1)) {
    problems.notUnderstood(localAs.line, "options of local-as");
  }
  const hold = number("hold-time");
  const local = context.objects.address(value("local-address") ?? "");
  const newer = isAtLeast(request.version, 25, 2);
  const role = find("otc-local-role");
  const password = value("authentication-key");
  const bfd = find("bfd-liveness-detection");
  const shared = {
    local,
    localAsn: number("local-as") ?? request.asn,
    remote: address,
    asn: number("peer-as") ?? 0,
    description: value("description"),
    line,
  };
  return families(find("family"), problems).map(({ family, limit }) => {
    const attached = (direction: "import" | "export"): FilterReading => {
      const statement = find(direction);
      const names = [...(statement?.children ?? [])].map(({ word }) => word);
      const at = statement?.line ?? line;
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
        tcpAo: tcpAo(
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
        updateSource: "inexpressible",
        shutdown: find("shutdown") && { message: value("shutdown", "notify-message") },
        keepRoutes: value("keep") === "all",
        role: newer ? roleOf(role) : "inexpressible",
        roleStrict: newer
          ? role !== null && role.paths().some(({ words }) => words[1] === "strict")
          : "inexpressible",
        enforceFirstAs: find("enforce-first-as") !== null,
      },
    };
  });
}

function roleOf(role: Statement | null): SessionReading["options"]["role"] {
  for (const { word } of role?.children ?? []) {
    if (word === "route-server-client") return "rs-client";
    if (word === "peer" || word === "provider" || word === "customer") return word;
  }
  return null;
}

/** `family inet unicast`, with its limit; no other family is understood. */
function families(
  statement: Statement | null,
  problems: ReadingProblems,
): readonly { readonly family: Family; readonly limit: LimitReading | null }[] {
  if (!statement) return [{ family: "ipv4", limit: null }];
  return [...statement.children].flatMap((child) => {
    const family = { inet: "ipv4", inet6: "ipv6" }[child.word];
    const unicast = child.find("unicast");
    if ((family !== "ipv4" && family !== "ipv6") || !unicast || child.size !== 1) {
      problems.notUnderstood(child.line, "a family that is neither inet unicast nor inet6 unicast");
      return [];
    }
    let limit: LimitReading | null = null;
    for (const option of unicast.children) {
      if (option.word === "prefix-limit") limit = readLimit(option);
      if (option.word !== "prefix-limit" || !limit) {
        problems.notUnderstood(option.line, "an option whose effect on routes peerc does not know");
      }
    }
    return [{ family, limit }];
  });
}

/** `maximum 250; teardown 80 idle-timeout 30;`: without teardown, only a log line. */
function readLimit(statement: Statement): LimitReading | null {
  const maximum = Number(statement.value("maximum") ?? NaN);
  const [teardown, ...others] = statement.paths().filter(({ words }) => words[0] !== "maximum");
  if (!Number.isInteger(maximum) || others.length > 0) return null;
  const limit = { maximum, line: statement.line };
  if (!teardown) return { ...limit, warnAt: null, onExceed: { kind: "warn" } };
  const [word, percent = "", idle, minutes = ""] = teardown.words;
  if (word !== "teardown" || idle !== "idle-timeout" || !/^\d{1,3}$/.test(percent)) return null;
  const warnAt = { percent: Number(percent) };
  if (minutes === "forever") return { ...limit, warnAt, onExceed: { kind: "shutdown" } };
  if (!/^\d{1,5}$/.test(minutes)) return null;
  return { ...limit, warnAt, onExceed: { kind: "restart", afterMinutes: Number(minutes) } };
}

/** TCP-AO by the name of a key chain; one that the file itself holds is told by its keys. */
function tcpAo(
  algorithm: Statement | null,
  name: string | null,
  { keyChains, problems }: NeighborContext,
  line: number,
): TcpAo | null {
  if (!algorithm && name === null) return null;
  if (algorithm?.value() !== "ao" || name === null) {
    problems.notUnderstood(line, "authentication that is neither MD5 nor TCP-AO");
    return null;
  }
  const chain = keyChains?.find("key-chain", name);
  if (!chain) return { kind: "keychain", name };
  const keys = [...(chain.find("key")?.children ?? [])].map((key): TcpAoKey => {
    const used = key.find("ao-attribute", "cryptographic-algorithm")?.value() ?? "";
    const id = Number(key.word);
    const known = used === "hmac-sha-1-96" || used === "aes-128-cmac-96";
    const ids = [key.value("ao-attribute", "send-id"), key.value("ao-attribute", "recv-id")];
    if (!known || ids.some((other) => Number(other) !== id)) {
      problems.notUnderstood(key.line, "a key that peerc does not know");
    }
    return {
      id,
      algorithm: known ? used : "hmac-sha-1-96",
      secret: secretReading(key.value("secret") ?? ""),
    };
  });
  return { kind: "keys", keys };
}

function isAtLeast(version: readonly number[], major: number, minor: number): boolean {
  const [a = 0, b = 0] = version;
  return a > major || (a === major && b >= minor);
}
