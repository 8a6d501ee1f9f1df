import { formatAddress, type Asn } from "../../../net/index.ts";
import {
  secretPlaceholder,
  type GracefulRestart,
  type MaxPrefixes,
  type SessionOptions,
  type SessionPlan,
} from "../../../model/index.ts";
import type { Defaults } from "../base-facts.ts";
import { comment, freeText, messageText, name } from "../quote.ts";

/** One BGP session: a neighbor that is active in one family. */
export interface NeighborView {
  readonly remote: string;
  readonly place: string;
  readonly interface: string | null;
  readonly asn: Asn;
  readonly description: string;
  /** `shutdown`, with or without a message. */
  readonly shutdown: string | null;
  /** `bfd`, with or without times. */
  readonly bfd: string | null;
  readonly password: string | null;
  readonly tcpMss: number | null;
  readonly passive: boolean;
  /** `peer strict-mode`. */
  readonly role: string | null;
  readonly multihop: number | null;
  readonly ttlSecurity: boolean;
  readonly disableConnectedCheck: boolean;
  /** Neither is printed if it is the default. */
  readonly enforceFirstAs: { readonly on: boolean; readonly off: boolean };
  readonly local: string;
  readonly extendedNextHop: boolean;
  readonly timers: { readonly keepalive: number; readonly hold: number } | null;
  /** `graceful-restart-helper`. */
  readonly gracefulRestart: string | null;
  /** `ipv4 unicast`. */
  readonly family: string;
  readonly keepRoutes: boolean;
  readonly maximumPrefix: string;
  readonly importPolicy: string;
  readonly exportPolicy: string;
}

const GRACEFUL_RESTART = {
  full: "graceful-restart",
  helper: "graceful-restart-helper",
  off: "graceful-restart-disable",
} as const satisfies Record<GracefulRestart, string>;

/** The neighbor of a session. Everything that is FRR's default is left out; see `Defaults`. */
export function neighborView(session: SessionPlan, defaults: Defaults): NeighborView {
  const { options } = session;
  return {
    remote: formatAddress(session.remote),
    place: comment(session.place),
    interface: options.interface,
    asn: session.asn,
    description: freeText(session.description),
    shutdown: options.shutdown && shutdownText(options.shutdown),
    bfd: options.bfd && bfdText(options.bfd),
    password: options.password && secretPlaceholder(options.password),
    tcpMss: options.tcpMss,
    passive: options.passive,
    role: options.role && `${options.role}${options.roleStrict ? " strict-mode" : ""}`,
    multihop: options.multihop,
    ttlSecurity: options.ttlSecurity,
    disableConnectedCheck: discards(session) && options.multihop === null && !options.ttlSecurity,
    enforceFirstAs: {
      on: options.enforceFirstAs && !defaults.enforcesFirstAs,
      off: !options.enforceFirstAs && defaults.enforcesFirstAs,
    },
    local: formatAddress(session.local),
    extendedNextHop: options.extendedNextHop,
    timers: options.timers,
    gracefulRestart: options.gracefulRestart && GRACEFUL_RESTART[options.gracefulRestart],
    family: `${session.family} unicast`,
    // FRR keeps all or nothing.
    keepRoutes: options.keepRoutes !== false,
    maximumPrefix: maximumPrefix(session.maxPrefixes),
    importPolicy: name(session.import.name),
    exportPolicy: name(session.export.name),
  };
}

/**
 * Whether an import policy sets the discard address as a next hop. FRR considers the next hop of a single-hop session
 * connected and does not resolve it: the route would stay inactive and its traffic would not be dropped, so such a
 * session needs `disable-connected-check`. Sessions over several hops and those with TTL security resolve next hops
 * anyway.
 */
function discards(session: SessionPlan): boolean {
  return session.import.terms.some((term) =>
    term.edits.some((edit) => edit.kind === "set-next-hop" && edit.to === "discard"),
  );
}

function shutdownText({ message }: NonNullable<SessionOptions["shutdown"]>): string {
  return message === null ? "shutdown" : `shutdown message ${messageText(message)}`;
}

/** FRR does not store times that are its defaults. */
function bfdText({ intervalMs, multiplier }: NonNullable<SessionOptions["bfd"]>): string {
  return intervalMs === 300 && multiplier === 3
    ? "bfd"
    : `bfd ${multiplier} ${intervalMs} ${intervalMs}`;
}

/**
 * `250 80 restart 30`: counts accepted prefixes. Not with `force`, which is meant to count received prefixes: FRR
 * then counts what every neighbor sent (bgp_filtered_routes_count in bgp_route.c), so the routes of one session would
 * take down another. In a test with 24 sessions of 166 routes, a maximum of 1000 was exceeded.
 */
function maximumPrefix({ maximum, warnAt, onExceed }: MaxPrefixes): string {
  switch (onExceed.kind) {
    case "restart":
      return `${maximum} ${warnAt} restart ${onExceed.afterMinutes}`;
    case "shutdown":
      return `${maximum} ${warnAt}`;
    case "warn":
      return `${maximum} ${warnAt} warning-only`;
  }
}
