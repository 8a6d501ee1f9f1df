import type { RouterPlan, SessionPlan } from "../../../model/index.ts";
import { bfdLine, maxPrefixesLine, timersLine, write, type BfdRanges } from "../../advice.ts";
import type { Complaints } from "../../complaints.ts";
import { secretLimits } from "../../secret-limits.ts";
import { isLogicalInterface, unsafeCharacter } from "../quote.ts";

const BFD: BfdRanges = {
  interval: { least: 1, most: 255_000 },
  multiplier: { least: 1, most: 255 },
};
const HOLD = { least: 3, most: 65_535 };
const KEEPALIVE = { least: 1, most: 21_845 };
const MSS = { least: 1, most: 4096 };
/** `tcp-mss` is rounded down to a multiple of this, according to its manual. */
const MSS_STEP = 2048;
const IDLE = { least: 1, most: 2400 };
const MAXIMUM = { least: 1, most: 4_294_967_295 };
/** For a key in a key chain, whose name is the ID; TCP-AO itself allows up to 255. */
const KEY = { least: 0, most: 63 };
/** The most bytes of a shutdown message by RFC 8203; by RFC 9003 it is 255. The models give no length. */
const KNOWN_MESSAGE = 128;

/** Reports what Junos cannot do for a session, or does in its own way. Ranges are those of its YANG model. */
export function sessionLimits(plan: RouterPlan, session: SessionPlan, complain: Complaints): void {
  textLimits(session, complain);
  optionLimits(plan, session, complain);
  mssLimits(session, complain);
  tcpAoLimits(session, complain);
  maximumLimits(session, complain);
}

function textLimits(session: SessionPlan, complain: Complaints): void {
  const { name, options, description, span } = session;
  const text = (what: string, value: string): void =>
    complain.unsafe(`the ${what} of ${name}`, unsafeCharacter(value), span);
  text("description", description);
  const message = options.shutdown?.message ?? null;
  if (message !== null) {
    text("shutdown message", message);
    if (message.length > KNOWN_MESSAGE) {
      const length = `the shutdown message of ${name} has ${message.length} bytes`;
      complain.differs(
        `${length}, and no document says whether Junos sends more than ${KNOWN_MESSAGE} (RFC 8203)`,
        span,
      );
    }
  }
  if (options.tcpAo?.kind === "keychain") text("key chain", options.tcpAo.name);
  secretLimits(session, complain);
}

function optionLimits(plan: RouterPlan, session: SessionPlan, complain: Complaints): void {
  const { options, name, span } = session;
  const device = options.interface;
  if (device !== null && !isLogicalInterface(device)) {
    const unit = isLogicalInterface(`${device}.0`) ? `${device}.0` : "xe-0/0/0.0";
    const what = `the interface ${device} of ${name} without its unit`;
    complain.refused(what, span, write(`interface: ${unit}`));
  }
  if (options.role !== null) {
    const since = complain.comesWith("roles")?.join(".") ?? "";
    const what = `BGP roles (RFC 9234) come with Junos ${since}; until then only the policies keep routes from leaking`;
    complain.without("roles", what, plan.span);
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
    complain.range(`the hold time of ${name}`, hold, HOLD, span);
    if (complain.has("keepalive-apart")) {
      const advice = write(timersLine(KEEPALIVE.most, hold));
      complain.range(`the keepalive time of ${name}`, keepalive, KEEPALIVE, span, advice);
    }
  }
  if (options.bfd) {
    const { intervalMs, multiplier } = options.bfd;
    const advice = write(bfdLine(options.bfd, BFD));
    complain.range(`the BFD interval of ${name}`, intervalMs, BFD.interval, span, advice);
    complain.range(`the BFD multiplier of ${name}`, multiplier, BFD.multiplier, span, advice);
  }
}

function mssLimits({ options, name, span }: SessionPlan, complain: Complaints): void {
  const { tcpMss } = options;
  if (tcpMss === null) return;
  const what = `the TCP MSS of ${name}`;
  const nearest = Math.min(Math.max(tcpMss, MSS.least), MSS.most);
  complain.range(what, tcpMss, MSS, span, write(`tcp_mss: ${nearest}`));
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
    complain.range(`the id of a TCP-AO key of ${name}`, id, KEY, span);
  }
}

function maximumLimits(session: SessionPlan, complain: Complaints): void {
  const { maxPrefixes, name } = session;
  const { onExceed, span, maximum } = maxPrefixes;
  complain.range(`the prefix limit of ${name}`, maximum, MAXIMUM, span);
  if (onExceed.kind === "restart") {
    const what = `the idle time of ${name} in minutes`;
    const advice = write(maxPrefixesLine(session, IDLE.most));
    complain.range(what, onExceed.afterMinutes, IDLE, session.span, advice);
  }
  if (onExceed.kind === "warn") {
    complain.differs(
      `${name} logs that the limit is exceeded, and not before: the warning threshold goes with the teardown`,
      span,
    );
  }
}
