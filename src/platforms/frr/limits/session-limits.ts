import { diagnostic, type Span } from "../../../diagnostics/index.ts";
import { testsRpki } from "../../../policy/index.ts";
import type { RouterPlan, SessionPlan } from "../../../model/index.ts";
import { bfdLine, maxPrefixesLine, timersLine, write, type BfdRanges } from "../../advice.ts";
import type { Complaints } from "../../complaints.ts";
import { linuxInterfaceLimits } from "../../interface-names.ts";
import { secretLimits } from "../../secret-limits.ts";
import { byteLength, MAX_MESSAGE, MAX_TEXT, unsafeCharacter, unsafeInMessage } from "../quote.ts";

/**
 * The values that FRR accepts for the times of a session: BFD in milliseconds, the others in seconds and minutes
 * (vtysh 8.4).
 */
const BFD: BfdRanges = {
  interval: { least: 50, most: 60_000 },
  multiplier: { least: 2, most: 255 },
};
const HOLD = { most: 65_535 };
const RESTART = { most: 65_535 };
/**
 * bgpd accepts 1 to 65535 bytes and passes them to the kernel (`sockopt_tcp_mss_set` of lib/sockopt.c). Linux refuses
 * values outside of this range with EINVAL, and the session then comes up with the usual size and a line in the log
 * (seen on 8.4.4).
 */
const MSS = { least: 88, most: 32_767 } as const;

/** Reports numbers, texts and names of a session that FRR does not accept, and what it does in its own way. */
export function sessionLimits(plan: RouterPlan, session: SessionPlan, complain: Complaints): void {
  const { options, span, maxPrefixes, name } = session;
  textLimits(session, complain);
  secretLimits(session, complain);
  linuxInterfaceLimits(session, complain);
  if (options.interface !== null && !options.passive && !complain.has("link-local-called")) {
    const params = { session: name, router: plan.name };
    complain.report(diagnostic("neighbor-not-called", params, { span }));
  }
  ownWays(session, complain);
  numberLimits(session, complain);
  const { onExceed } = maxPrefixes;
  if (onExceed.kind === "restart") {
    const what = `the pause of ${name} above its maximum, in minutes,`;
    const advice = write(maxPrefixesLine(session, RESTART.most));
    complain.range(what, onExceed.afterMinutes, RESTART, span, advice);
  }
}

function ownWays(session: SessionPlan, complain: Complaints): void {
  const { options, span, name } = session;
  if (options.extendedNextHop) {
    // Seen on 8.4.4: bgp_zebra_initiate_radv requests it from zebra on the interface toward such a neighbor.
    const what = `FRR sends IPv6 router advertisements on the interface of ${name}, as it does wherever IPv4 routes have IPv6 next hops`;
    complain.differs(what, span);
  }
  if (options.keepRoutes === "rpki") {
    const what = `${name} keeps all that the neighbor sent: FRR has nothing for the routes that a change of ROAs needs`;
    complain.without("keep-routes-for-rpki", what, span);
  }
  if (options.keepRoutes === false && testsRpki(session.import)) {
    // It revalidates what it kept of each neighbor (revalidate_bgp_node in bgp_rpki.c, 8.4 to 10.7).
    const what = `${name} does not apply changes of ROAs to routes that are here already, as it keeps none; keep_routes: rpki has it do so`;
    complain.differs(what, span);
  }
}

function numberLimits({ name, options, span }: SessionPlan, complain: Complaints): void {
  const { tcpMss, bfd, timers } = options;
  if (tcpMss !== null) {
    const nearest = Math.min(Math.max(tcpMss, MSS.least), MSS.most);
    complain.range(`the TCP MSS of ${name}`, tcpMss, MSS, span, write(`tcp_mss: ${nearest}`));
  }
  if (bfd) {
    const advice = write(bfdLine(bfd, BFD));
    const interval = `the BFD interval, in milliseconds, of ${name}`;
    complain.range(interval, bfd.intervalMs, BFD.interval, span, advice);
    complain.range(`the BFD multiplier of ${name}`, bfd.multiplier, BFD.multiplier, span, advice);
  }
  if (timers) {
    const { keepalive, hold } = timers;
    complain.range(`the hold time of ${name}`, hold, HOLD, span);
    // bgpd reduces longer intervals to a third of the hold time (seen on 8.4.4).
    const most = Math.floor(Math.min(hold, HOLD.most) / 3);
    const advice = write(timersLine(most, hold));
    complain.range(`the keepalive time of ${name}`, keepalive, { most }, span, advice);
  }
}

function textLimits({ name, description, options, span }: SessionPlan, complain: Complaints): void {
  const what = `the description of ${name}`;
  const character = description.trim() === "" ? "nothing" : unsafeCharacter(description);
  const hint = "use printable ASCII without pipes, question marks and dollar signs";
  complain.unsafe(what, character, span, hint);
  complain.range(`the length of ${what}`, description.length, { most: MAX_TEXT }, span);
  messageLimits(options.shutdown?.message ?? null, name, span, complain);
}

function messageLimits(
  message: string | null,
  session: string,
  span: Span,
  complain: Complaints,
): void {
  if (message === null) return;
  const what = `the shutdown message of ${session}`;
  const character = message.trim() === "" ? "nothing" : unsafeInMessage(message);
  const hint = "use one line of text without pipes, question marks and dollar signs";
  complain.unsafe(what, character, span, hint);
  complain.range(
    `the length in bytes of ${what}`,
    byteLength(message),
    { most: MAX_MESSAGE },
    span,
  );
}
