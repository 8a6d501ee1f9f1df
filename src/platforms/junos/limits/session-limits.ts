import type { RouterPlan, SecretReference, SessionPlan } from "../../../model/index.ts";
import {
  bfdLine,
  maxPrefixesLine,
  SESSION_OR_DEFAULTS,
  timersLine,
  write,
  type BfdRanges,
} from "../../advice.ts";
import { atLeast } from "../../at-least.ts";
import type { Complaints } from "./complaints.ts";
import { linkLimits } from "./link-limits.ts";
import { SINCE } from "../since.ts";

const BFD: BfdRanges = {
  interval: { least: 1, most: 255_000 },
  multiplier: { least: 1, most: 255 },
};
const MOST_KEEPALIVE = 21_845;
const MOST_MSS = 4096;
/** What `tcp-mss` is rounded down to, by its manual. */
const MSS_STEP = 2048;
const MOST_HOLD = 65_535;
const MOST_IDLE = 2400;
/** Of a key in a key chain, which has the id as its name; TCP-AO itself goes up to 255. */
const MOST_KEY = 63;

/** Reports what Junos cannot do for a session, or does in its own way. Ranges are those of its YANG model. */
export function sessionLimits(plan: RouterPlan, session: SessionPlan, complain: Complaints): void {
  textLimits(session, complain);
  optionLimits(plan, session, complain);
  mssLimits(session, complain);
  tcpAoLimits(session, complain);
  maximumLimits(session, complain);
}

function textLimits({ name, options, description, span }: SessionPlan, complain: Complaints): void {
  complain.text(`the description of ${name}`, description, span);
  const message = options.shutdown?.message ?? null;
  if (message !== null) complain.text(`the shutdown message of ${name}`, message, span);
  const { password, tcpAo } = options;
  if (tcpAo?.kind === "keychain") complain.text(`the key chain of ${name}`, tcpAo.name, span);
  const secrets: SecretReference[] = password ? [password] : [];
  if (tcpAo?.kind === "keys") secrets.push(...tcpAo.keys.map((key) => key.secret));
  for (const { env } of secrets) complain.variable(`the name of a secret of ${name}`, env, span);
}

function optionLimits(plan: RouterPlan, session: SessionPlan, complain: Complaints): void {
  const { options, name, span } = session;
  if (options.ttlSecurity) {
    complain.unsupported(
      "TTL security (GTSM) of a BGP session; Junos leaves it to a firewall filter on lo0",
      "IOS-XR, BIRD and FRR",
      span,
      write("ttl_security: false", SESSION_OR_DEFAULTS),
    );
  }
  linkLimits(session, complain);
  if (options.extendedNextHop) {
    complain.unsupported(
      `IPv4 routes over the IPv6 session ${name} (RFC 8950): what its \`extended-nexthop\` does with routes that go to no tunnel is not documented`,
      "BIRD and FRR",
      span,
    );
  }
  if (options.role !== null && !atLeast(plan.version, SINCE.roles)) {
    complain.differs(
      `BGP roles (RFC 9234) come with Junos ${SINCE.roles.join(".")}; until then only the policies keep routes from leaking`,
      plan.span,
    );
  }
  const { gracefulRestart } = options;
  if (gracefulRestart === "full" || gracefulRestart === "helper") {
    const how =
      gracefulRestart === "full"
        ? `${name} restarts gracefully itself only with`
        : `${name} does no more than help only without`;
    complain.differs(
      `${how} \`routing-options graceful-restart\`, which is for all protocols of the router and which peerc does not write`,
      span,
    );
  }
  if (options.timers) {
    const { hold, keepalive } = options.timers;
    complain.range(`the hold time of ${name}`, hold, 3, MOST_HOLD, span);
    if (atLeast(plan.version, SINCE.keepaliveTime)) {
      const line = timersLine(MOST_KEEPALIVE, hold);
      complain.range(
        `the keepalive time of ${name}`,
        keepalive,
        1,
        MOST_KEEPALIVE,
        span,
        write(line),
      );
    } else if (keepalive * 3 !== hold) {
      const since = SINCE.keepaliveTime.join(".");
      const most = Math.min(keepalive, Math.floor(MOST_HOLD / 3));
      complain.unsupported(
        `keepalives every ${keepalive} seconds with a hold time of ${hold} on ${name} (before ${since} they come every third of it)`,
        "IOS-XR, BIRD and FRR",
        span,
        write(timersLine(most, 3 * most)),
      );
    }
  }
  if (options.bfd) {
    const { interval, multiplier } = BFD;
    const { intervalMs: ms, multiplier: times } = options.bfd;
    const advice = write(bfdLine(options.bfd, BFD));
    complain.range(`the BFD interval of ${name}`, ms, interval.least, interval.most, span, advice);
    complain.range(
      `the BFD multiplier of ${name}`,
      times,
      multiplier.least,
      multiplier.most,
      span,
      advice,
    );
  }
}

function mssLimits({ options, name, span }: SessionPlan, complain: Complaints): void {
  const { tcpMss } = options;
  if (tcpMss === null) return;
  const what = `the TCP MSS of ${name}`;
  complain.range(what, tcpMss, 1, MOST_MSS, span, write(`tcp_mss: ${MOST_MSS}`));
  if (tcpMss % MSS_STEP !== 0) {
    complain.differs(
      `${what} is ${tcpMss} as declared; by its manual, Junos rounds it down to a multiple of ${MSS_STEP}`,
      span,
    );
  }
}

function tcpAoLimits({ options, name, span }: SessionPlan, complain: Complaints): void {
  const { tcpAo } = options;
  if (tcpAo?.kind !== "keys") return;
  for (const { id } of tcpAo.keys) {
    complain.range(`the id of a TCP-AO key of ${name}`, id, 0, MOST_KEY, span);
  }
  if (tcpAo.keys.length === 1) return;
  complain.unsupported(
    `${tcpAo.keys.length} TCP-AO keys of ${name} without the times at which they take over; name a key chain of the router instead`,
    "BIRD",
    span,
    write("tcp_ao: { keychain: NAME }", "this session, with a key chain that the router has"),
  );
}

function maximumLimits(session: SessionPlan, complain: Complaints): void {
  const { maxPrefixes, name } = session;
  const { onExceed, span, maximum } = maxPrefixes;
  complain.range(`the prefix limit of ${name}`, maximum, 1, 4_294_967_295, span);
  if (onExceed.kind === "restart") {
    complain.range(
      `the idle time of ${name} in minutes`,
      onExceed.afterMinutes,
      1,
      MOST_IDLE,
      session.span,
      write(maxPrefixesLine(session, MOST_IDLE)),
    );
  }
  if (onExceed.kind === "warn") {
    complain.differs(
      `${name} logs that the limit is exceeded, and not before: the warning threshold goes with the teardown`,
      span,
    );
  }
}
