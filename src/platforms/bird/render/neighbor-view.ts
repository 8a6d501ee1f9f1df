import { formatAddress, type Asn, type Family } from "../../../net/index.ts";
import { testsRpki, type OnExceed } from "../../../policy/index.ts";
import {
  secretPlaceholder,
  type BgpRole,
  type GracefulRestart,
  type SessionPlan,
  type TcpAoKey,
} from "../../../model/index.ts";
import type { Dialect } from "../dialect.ts";
import { comment, quote } from "../quote.ts";

/** One BGP session: a protocol with one channel. */
export interface NeighborView {
  readonly name: string;
  readonly place: string;
  readonly description: string;
  readonly shutdown: { readonly comment: string } | null;
  /** What is logged about it besides errors: `{ states }`, `off`; null if that is left to `bird.conf`. */
  readonly debug: string | null;
  readonly local: string;
  readonly localAsn: Asn;
  readonly remote: string;
  readonly asn: Asn;
  /** In double quotes. */
  readonly interface: string | null;
  readonly multihop: number | null;
  /** `md5` or `ao`, if the version requires it. */
  readonly authentication: string | null;
  readonly password: string | null;
  readonly keys: readonly KeyView[];
  readonly ttlSecurity: boolean;
  readonly passive: boolean;
  readonly timers: { readonly keepalive: number; readonly hold: number } | null;
  /** `on`, `aware` or `off`. */
  readonly gracefulRestart: string | null;
  readonly restart: RestartView | null;
  readonly bfd: { readonly intervalMs: number; readonly multiplier: number } | null;
  readonly enforceFirstAs: boolean;
  readonly role: string | null;
  readonly roleStrict: boolean;
  readonly family: Family;
  readonly extendedNextHop: boolean;
  readonly importTable: boolean;
  readonly exportTable: boolean;
  readonly importPolicy: string;
  readonly exportPolicy: string;
  readonly receiveLimit: number;
  readonly action: string;
  readonly importLimit: number;
}

/** A key of TCP-AO. */
export interface KeyView {
  readonly id: number;
  readonly secret: string;
  readonly algorithm: string;
}

/** Seconds between an error and the next try, initially and at most, and for how long errors are remembered. */
export interface RestartView {
  readonly first: number;
  readonly most: number;
  readonly forget: number;
}

const ROLE = {
  peer: "peer",
  provider: "provider",
  customer: "customer",
  "rs-client": "rs_client",
} as const satisfies Record<BgpRole, string>;

const GRACEFUL_RESTART = {
  full: "on",
  helper: "aware",
  off: "off",
} as const satisfies Record<GracefulRestart, string>;

const ALGORITHM = {
  "hmac-sha-1-96": "hmac sha1",
  "aes-128-cmac-96": "cmac aes128",
} as const satisfies Record<TcpAoKey["algorithm"], string>;

const ACTION = {
  restart: "restart",
  shutdown: "disable",
  warn: "warn",
} as const satisfies Record<OnExceed["kind"], string>;

/** BIRD's default first delay after an error, in seconds. */
const FIRST_DELAY = 60;

/** The protocol of one session. */
export function neighborView(session: SessionPlan, localAsn: Asn, dialect: Dialect): NeighborView {
  const { options, maxPrefixes } = session;
  const method = options.password ? "md5" : options.tcpAo ? "ao" : null;
  return {
    name: session.name,
    place: comment(session.place),
    description: quote(session.description),
    shutdown: options.shutdown && {
      comment: options.shutdown.message === null ? "" : ` # ${comment(options.shutdown.message)}`,
    },
    debug: options.logChanges === null ? null : options.logChanges ? "{ states }" : "off",
    local: formatAddress(session.local),
    localAsn,
    remote: formatAddress(session.remote),
    asn: session.asn,
    interface: options.interface === null ? null : quote(options.interface),
    multihop: options.multihop,
    authentication: dialect.authentication ? method : null,
    password: options.password && `"${secretPlaceholder(options.password)}"`,
    keys: options.tcpAo?.kind === "keys" ? options.tcpAo.keys.map(keyView) : [],
    ttlSecurity: options.ttlSecurity,
    passive: options.passive,
    timers: options.timers,
    gracefulRestart: options.gracefulRestart && GRACEFUL_RESTART[options.gracefulRestart],
    restart: restartView(maxPrefixes.onExceed),
    bfd: options.bfd,
    enforceFirstAs: options.enforceFirstAs,
    role: options.role && ROLE[options.role],
    roleStrict: options.roleStrict,
    family: session.family,
    extendedNextHop: options.extendedNextHop,
    importTable: keepsImportTable(session),
    exportTable: testsRpki(session.export),
    importPolicy: session.import.name,
    exportPolicy: session.export.name,
    receiveLimit: maxPrefixes.maximum,
    action: ACTION[maxPrefixes.onExceed.kind],
    importLimit: Math.max(1, Math.floor((maxPrefixes.maximum * maxPrefixes.warnAt) / 100)),
  };
}

/**
 * Whether the channel keeps the neighbor's routes: if declared, or if the import policy tests RPKI, because without
 * it a change of ROAs would not apply to existing routes (the log then says "Automatic RPKI reload not active for
 * import").
 */
export function keepsImportTable(session: SessionPlan): boolean {
  return session.options.keepRoutes !== false || testsRpki(session.import);
}

function keyView(key: TcpAoKey): KeyView {
  return {
    id: key.id,
    secret: `"${secretPlaceholder(key.secret)}"`,
    algorithm: ALGORITHM[key.algorithm],
  };
}

/**
 * `error wait time` applies to every error of the session, including an expired hold timer or BFD, and doubles with
 * each that follows within `error forget time` (proto/bgp/bgp.c, bgp_update_startup_delay). The first delay therefore
 * stays BIRD's own minute: a link that flaps once is not punished for half an hour, while a neighbor that keeps
 * sending too much soon waits for as long as declared.
 */
function restartView(onExceed: OnExceed): RestartView | null {
  if (onExceed.kind !== "restart") return null;
  const most = onExceed.afterMinutes * 60;
  return { first: Math.min(FIRST_DELAY, most), most, forget: 2 * most };
}
