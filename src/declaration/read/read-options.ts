import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  booleanOf,
  child,
  isTrue,
  items,
  numberOf,
  textOf,
  type Node,
} from "../../document/index.ts";
import type { Asn } from "../../net/index.ts";
import {
  GRACEFUL_RESTARTS,
  type BgpRole,
  type Relation,
  type SessionOptions,
  type TcpAo,
  type TcpAoKey,
} from "../../model/index.ts";
import { nameVariable, readSecret } from "./read-secret.ts";
import { readMilliseconds, readSeconds } from "./values.ts";

/** Our role according to the relation (RFC 9234, 3.1). A route collector has no role. */
const ROLES = {
  peer: "peer",
  customer: "provider",
  transit: "customer",
  "route-server": "rs-client",
  "route-collector": null,
} as const satisfies Record<Relation, BgpRole | null>;

const DEFAULT_BFD = { intervalMs: 300, multiplier: 3 } as const;

/** Reads the options of a session with a peer; missing ones come from the first of `defaults` that has them. */
export function readOptions(
  node: Node,
  defaults: readonly Node[],
  peer: { readonly asn: Asn | null; readonly relation: Relation | null },
  report: Report,
): Omit<SessionOptions, "extendedNextHop" | "interface" | "shutdown"> {
  const { asn, relation } = peer;
  const own = (key: string) => child(node, key);
  const any = (key: string) =>
    [node, ...defaults].flatMap((options) => child(options, key) ?? [])[0] ?? null;
  const multihop = numberOf(own("multihop"));
  const role = any("role");
  const wantsRole = !isFalse(role) && relation !== null;
  return {
    password: readSecret(own("password"), nameVariable("PASSWORD", asn), report),
    tcpAo: readTcpAo(own("tcp_ao"), nameVariable("KEY", asn), report),
    ttlSecurity: readTtlSecurity(any("ttl_security"), multihop),
    multihop,
    bfd: readBfd(any("bfd")),
    passive: isTrue(own("passive")),
    timers: readTimers(any("timers")),
    gracefulRestart: readGracefulRestart(any("graceful_restart")),
    updateSource: textOf(own("update_source")),
    tcpMss: numberOf(any("tcp_mss")),
    logChanges: booleanOf(any("log_changes")),
    keepRoutes: textOf(any("keep_routes")) === "rpki" ? "rpki" : !isFalse(any("keep_routes")),
    role: wantsRole ? ROLES[relation] : null,
    roleStrict: wantsRole && ROLES[relation] !== null && textOf(role) === "strict",
    enforceFirstAs: own("enforce_first_as")
      ? isTrue(own("enforce_first_as"))
      : relation !== "route-server",
  };
}

/** `direct`, allowed only in `defaults`, applies to sessions over one hop and leaves the others unchanged. */
function readTtlSecurity(node: Node | null, multihop: number | null): boolean {
  return isTrue(node) || (textOf(node) === "direct" && multihop === null);
}

function isFalse(node: Node | null): boolean {
  return node?.kind === "scalar" && node.value === false;
}

function readBfd(node: Node | null): SessionOptions["bfd"] {
  if (isTrue(node)) return DEFAULT_BFD;
  const intervalMs = readMilliseconds(node && child(node, "interval"));
  const multiplier = numberOf(node && child(node, "multiplier"));
  return intervalMs === null || multiplier === null ? null : { intervalMs, multiplier };
}

function readTimers(node: Node | null): SessionOptions["timers"] {
  const keepalive = readSeconds(node && child(node, "keepalive"));
  const hold = readSeconds(node && child(node, "hold"));
  return keepalive === null || hold === null ? null : { keepalive, hold };
}

function readGracefulRestart(node: Node | null): SessionOptions["gracefulRestart"] {
  const text = textOf(node);
  return GRACEFUL_RESTARTS.find((mode) => mode === text) ?? null;
}

function readTcpAo(node: Node | null, variable: string, report: Report): TcpAo | null {
  if (!node) return null;
  const name = textOf(child(node, "keychain"));
  const keys = child(node, "keys");
  if ((name === null) === (keys === null)) {
    report(diagnostic("tcp-ao-keys", {}, { span: node.span }));
    return null;
  }
  if (name !== null) return { kind: "keychain", name };
  return { kind: "keys", keys: items(keys).flatMap((key) => readKey(key, variable, report) ?? []) };
}

function readKey(node: Node, variable: string, report: Report): TcpAoKey | null {
  const id = numberOf(child(node, "id"));
  const algorithm = textOf(child(node, "algorithm"));
  const secret = readSecret(child(node, "secret"), variable, report);
  if (id === null || secret === null) return null;
  if (algorithm !== "hmac-sha-1-96" && algorithm !== "aes-128-cmac-96") return null;
  return { id, algorithm, secret };
}
