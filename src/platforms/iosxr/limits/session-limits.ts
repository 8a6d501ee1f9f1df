import { isLinkLocal } from "../../../net/index.ts";
import type { RouterPlan, SessionPlan } from "../../../model/index.ts";
import { bfdLine, maxPrefixesLine, write } from "../../advice.ts";
import type { Complaints } from "./complaints.ts";
import { formatVersion, HELPER_SINCE, isBefore } from "../versions.ts";

/** Ranges of Cisco-IOS-XR-um-router-bgp-cfg (7.3.1 to 25.1.1). */
const BFD_MILLISECONDS = { least: 3, most: 30_000 };
const BFD_MULTIPLIER = { least: 2, most: 16 };
const HOLD_SECONDS = { least: 3, most: 65_535 };
const KEEPALIVE_SECONDS = { least: 0, most: 65_535 };
const MSS_BYTES = { least: 68, most: 10_000 };
const RESTART_MINUTES = { least: 1, most: 65_535 };
const DESCRIPTION_LENGTH = { least: 1, most: 80 };
const LONGEST_KEYCHAIN = 32;
/** No document gives one for interfaces and variables; they are bounded only so that a line stays a line. */
const LONGEST_OTHER_NAME = 128;

/** Reports what IOS-XR cannot say of a session. */
export function sessionLimits(
  { version }: RouterPlan,
  session: SessionPlan,
  complain: Complaints,
): void {
  textLimits(session, complain);
  authenticationLimits(session, complain);
  numberLimits(session, complain);
  const { options, name, span } = session;
  if (options.gracefulRestart === "helper" && isBefore(version, HELPER_SINCE)) {
    complain.unsupported(
      `graceful restart as a helper only on ${name} (\`graceful-restart helper-only\` comes with ${formatVersion(HELPER_SINCE)})`,
      `IOS-XR from ${formatVersion(HELPER_SINCE)}, Junos, BIRD and FRR`,
      span,
      write("graceful_restart: full"),
    );
  }
  if (options.ttlSecurity && options.multihop !== null) {
    complain.unsupported(
      `TTL security on ${name}, which is several hops away`,
      "BIRD",
      span,
      write("ttl_security: false"),
    );
  }
  if (isLinkLocal(session.remote) || isLinkLocal(session.local)) {
    complain.unsupported(
      `the link-local neighbor of ${name}: the address of a neighbor has no interface in the models`,
      "Junos, BIRD and FRR",
      span,
    );
  }
  if (options.extendedNextHop) {
    complain.unsupported(
      `IPv4 routes over the IPv6 session ${name} (RFC 8950), of which no document at hand says how`,
      "BIRD and FRR",
      span,
    );
  }
  if (options.shutdown?.message != null) {
    complain.differs(
      `${name} is shut down without its message: IOS-XR has no shutdown communication (RFC 9003)`,
      span,
    );
  }
  if (options.bfd !== null && options.multihop !== null) {
    complain.differs(
      `BFD on ${name} over several hops needs \`bfd multipath include location\` on the router, which peerc does not write`,
      span,
    );
  }
}

function textLimits({ name, description, options, span }: SessionPlan, complain: Complaints): void {
  complain.text(`the description of ${name}`, description, span);
  const length = `the length of the description of ${name}`;
  complain.range(length, description.length, DESCRIPTION_LENGTH, span);
  if (options.updateSource !== null) {
    const what = `the interface of ${name}`;
    complain.name("interface", what, options.updateSource, LONGEST_OTHER_NAME, span);
  }
}

function authenticationLimits({ name, options, span }: SessionPlan, complain: Complaints): void {
  const { password, tcpAo } = options;
  if (password !== null) {
    const what = `the password variable of ${name}`;
    complain.name("variable", what, password.env, LONGEST_OTHER_NAME, span);
  }
  if (tcpAo?.kind === "keychain") {
    complain.name("keychain", `the key chain of ${name}`, tcpAo.name, LONGEST_KEYCHAIN, span);
  }
  if (tcpAo?.kind === "keys") {
    complain.unsupported(
      `TCP-AO keys of ${name}'s own (configure a key chain and \`tcp ao\` on the router, and name the key chain here)`,
      "BIRD",
      span,
      write("tcp_ao: { keychain: NAME }", "this session, with a key chain that the router has"),
    );
  }
  if (password !== null && tcpAo !== null) {
    complain.unsupported(`both a password and TCP-AO on ${name}`, "none", span);
  }
}

function numberLimits(session: SessionPlan, complain: Complaints): void {
  const { name, options, maxPrefixes, span } = session;
  const { bfd, timers, tcpMss } = options;
  if (tcpMss !== null) {
    const nearest = Math.min(Math.max(tcpMss, MSS_BYTES.least), MSS_BYTES.most);
    const what = `the TCP MSS of ${name} in bytes`;
    complain.range(what, tcpMss, MSS_BYTES, span, write(`tcp_mss: ${nearest}`));
  }
  if (bfd !== null) {
    const ranges = { interval: BFD_MILLISECONDS, multiplier: BFD_MULTIPLIER };
    const advice = write(bfdLine(bfd, ranges));
    const interval = `the BFD interval of ${name} in ms`;
    complain.range(interval, bfd.intervalMs, BFD_MILLISECONDS, span, advice);
    complain.range(`the BFD multiplier of ${name}`, bfd.multiplier, BFD_MULTIPLIER, span, advice);
  }
  if (timers !== null) {
    const { keepalive, hold } = timers;
    // A hold time of 0 is: never.
    if (hold !== 0) complain.range(`the hold time of ${name} in seconds`, hold, HOLD_SECONDS, span);
    complain.range(`the keepalive time of ${name} in seconds`, keepalive, KEEPALIVE_SECONDS, span);
  }
  if (maxPrefixes.onExceed.kind === "restart") {
    const what = `the restart time of ${name} in minutes`;
    const { afterMinutes } = maxPrefixes.onExceed;
    const advice = write(maxPrefixesLine(session, RESTART_MINUTES.most));
    complain.range(what, afterMinutes, RESTART_MINUTES, span, advice);
  }
}
