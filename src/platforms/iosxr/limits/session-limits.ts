import type { SessionPlan } from "../../../model/index.ts";
import { bfdLine, maxPrefixesLine, write } from "../../advice.ts";
import type { Complaints } from "../../complaints.ts";
import { unsafeCharacter, type NameKind } from "../quote.ts";
import { nameLimits } from "./name-limits.ts";

/** Ranges of Cisco-IOS-XR-um-router-bgp-cfg (7.3.1 to 25.1.1). */
const BFD_MILLISECONDS = { least: 3, most: 30_000 };
const BFD_MULTIPLIER = { least: 2, most: 16 };
const HOLD_SECONDS = { least: 3, most: 65_535 };
const KEEPALIVE_SECONDS = { least: 0, most: 65_535 };
const MSS_BYTES = { least: 68, most: 10_000 };
const RESTART_MINUTES = { least: 1, most: 65_535 };
const DESCRIPTION_LENGTH = { least: 1, most: 80 };
const LONGEST_KEYCHAIN = 32;
/** No document gives a limit for interfaces and variables; this one only ensures that a line stays a line. */
const LONGEST_OTHER_NAME = 128;

/** Reports numbers, texts and names of a session that IOS-XR does not accept, and what it does in its own way. */
export function sessionLimits(session: SessionPlan, complain: Complaints): void {
  textLimits(session, complain);
  nameOfLimits(session, complain);
  numberLimits(session, complain);
  const { options, name, span } = session;
  if (options.shutdown?.message != null) {
    complain.without(
      "shutdown-message",
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

function textLimits({ name, description, span }: SessionPlan, complain: Complaints): void {
  const what = `the description of ${name}`;
  const character = unsafeCharacter(description);
  complain.unsafe(what, character === null ? null : JSON.stringify(character), span);
  complain.range(`the length of ${what}`, description.length, DESCRIPTION_LENGTH, span);
}

function nameOfLimits({ name, options, span }: SessionPlan, complain: Complaints): void {
  const check = (kind: NameKind, what: string, text: string, longest: number): void =>
    nameLimits(kind, `the ${what} of ${name}`, text, longest, span, complain);
  const { password, tcpAo, updateSource } = options;
  if (updateSource !== null) check("interface", "interface", updateSource, LONGEST_OTHER_NAME);
  if (password !== null) check("variable", "password variable", password.env, LONGEST_OTHER_NAME);
  if (tcpAo?.kind === "keychain") check("keychain", "key chain", tcpAo.name, LONGEST_KEYCHAIN);
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
    // A hold time of 0 means never.
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
