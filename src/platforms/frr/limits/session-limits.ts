import type { Report } from "../../../diagnostics/index.ts";
import { testsRpki } from "../../../policy/index.ts";
import type { RouterPlan, SessionPlan } from "../../../model/index.ts";
import { bfdLine, maxPrefixesLine, write, type BfdRanges } from "../../advice.ts";
import { atLeast } from "../../at-least.ts";
import { PASSIVE_MSS_SINCE } from "../dialect.ts";
import { linkLimits } from "./link-limits.ts";
import { isEnvironmentName, MAX_TEXT, unsafeCharacter } from "../quote.ts";
import { differs, tooLarge, unsafe, unsupported } from "./unsupported.ts";

/** What FRR takes for the times of a session: BFD in milliseconds, the others in seconds and minutes (vtysh 8.4). */
const BFD: BfdRanges = {
  interval: { least: 50, most: 60_000 },
  multiplier: { least: 2, most: 255 },
};
const MAX_TIMER = 65_535;
const MAX_RESTART = 65_535;
/**
 * bgpd takes 1 to 65535 bytes and hands them to the kernel (`sockopt_tcp_mss_set` of lib/sockopt.c). Linux refuses what lies outside
 * of these with EINVAL, and the session then comes up with the usual size and a line in the log (seen with 8.4.4).
 */
const MSS = { least: 88, most: 32_767 } as const;

/** Reports what a session asks for that FRR cannot express, cannot quote, or does in its own way. */
export function sessionLimits(plan: RouterPlan, session: SessionPlan, report: Report): void {
  const { options, span, maxPrefixes } = session;
  textLimits(plan, session, report);
  if (session.asn === plan.asn) {
    report(unsupported(plan, "a session inside our own AS", "none", span));
  }
  linkLimits(plan, session, report);
  if (options.tcpAo) {
    const where = "this session in the place of `tcp_ao`";
    const advice = write(`password: { env: BGP_PASSWORD_${session.asn} }`, where);
    report(unsupported(plan, "TCP-AO", "junos, iosxr, bird from 2.17", span, advice));
  }
  if (options.ttlSecurity && options.multihop !== null) {
    const advice = write("ttl_security: false");
    report(unsupported(plan, "TTL security on a session over several hops", "bird", span, advice));
  }
  if (options.bfd && options.ttlSecurity) {
    // To FRR a neighbor with TTL security is one over several hops, and so is its BFD, which a neighbor on the link never
    // answers: the session stays up, with nothing to end it (seen on 8.4.4; PEER_IS_MULTIHOP of bgpd/bgp_bfd.h).
    const advice = write("bfd: false");
    report(unsupported(plan, "BFD on a session with TTL security", "iosxr, bird", span, advice));
  }
  if (options.extendedNextHop) {
    // Seen on 8.4.4: bgp_zebra_initiate_radv asks zebra for it on the interface toward such a neighbor.
    const what = `FRR sends IPv6 router advertisements on the interface of ${session.name}, as it does wherever IPv4 routes have IPv6 next hops`;
    report(differs(plan, what, span));
  }
  if (options.tcpMss !== null) mssLimits(plan, session, options.tcpMss, report);
  if (options.keepRoutes === "rpki") {
    const what = `${session.name} keeps all that the neighbor sent: FRR has nothing for the routes that a change of ROAs needs`;
    report(differs(plan, what, span));
  }
  if (options.keepRoutes === false && testsRpki(session.import)) {
    // It goes through what it kept of each neighbor (revalidate_bgp_node in bgp_rpki.c, 8.4 to 10.7).
    const what = `${session.name} does not apply changes of ROAs to routes that are here already, as it keeps none; keep_routes: rpki has it do so`;
    report(differs(plan, what, span));
  }
  if (options.bfd) bfdLimits(plan, session, options.bfd, report);
  if (options.timers) {
    for (const [timer, value] of Object.entries(options.timers)) {
      if (value <= MAX_TIMER) continue;
      report(tooLarge(plan, `the ${timer} time of ${session.name}`, value, MAX_TIMER, span));
    }
    const { keepalive, hold } = options.timers;
    const most = Math.floor(hold / 3);
    if (keepalive > most && keepalive <= MAX_TIMER) {
      // bgpd keeps a third of the hold time where more is said (seen on 8.4.4).
      const advice = write(`timers: { keepalive: ${most}s, hold: ${hold}s }`);
      report(
        tooLarge(plan, `the keepalive time of ${session.name}`, keepalive, most, span, advice),
      );
    }
  }
  const { onExceed } = maxPrefixes;
  if (onExceed.kind === "restart" && onExceed.afterMinutes > MAX_RESTART) {
    const what = `the pause of ${session.name} above its maximum, in minutes,`;
    const advice = write(maxPrefixesLine(session, MAX_RESTART));
    report(tooLarge(plan, what, onExceed.afterMinutes, MAX_RESTART, span, advice));
  }
}

function mssLimits(plan: RouterPlan, session: SessionPlan, bytes: number, report: Report): void {
  const { name, options, span } = session;
  if (bytes < MSS.least) {
    const construct = `a TCP MSS of ${bytes} for ${name} (Linux takes ${MSS.least} at least)`;
    const advice = write(`tcp_mss: ${MSS.least}`);
    report(unsupported(plan, construct, "junos", span, advice));
  }
  if (bytes > MSS.most) {
    const advice = write(`tcp_mss: ${MSS.most}`);
    report(tooLarge(plan, `the TCP MSS of ${name}`, bytes, MSS.most, span, advice));
  }
  if (options.passive && !atLeast(plan.version, PASSIVE_MSS_SINCE)) {
    const construct = `a TCP MSS of the passive session ${name} (until ${PASSIVE_MSS_SINCE.join(".")} only connections that the router opens have it)`;
    report(unsupported(plan, construct, "junos, iosxr", span, write("tcp_mss: null")));
  }
}

function bfdLimits(
  plan: RouterPlan,
  session: SessionPlan,
  { intervalMs, multiplier }: { readonly intervalMs: number; readonly multiplier: number },
  report: Report,
): void {
  const values = [
    ["the BFD interval, in milliseconds,", intervalMs, BFD.interval],
    ["the BFD multiplier", multiplier, BFD.multiplier],
  ] as const;
  const advice = write(bfdLine({ intervalMs, multiplier }, BFD));
  for (const [what, value, { least, most }] of values) {
    const construct = `${what} ${value} of ${session.name} (at least ${least})`;
    if (value < least) report(unsupported(plan, construct, "junos, bird", session.span, advice));
    if (value > most) {
      report(tooLarge(plan, `${what} of ${session.name}`, value, most, session.span, advice));
    }
  }
}

function textLimits(plan: RouterPlan, session: SessionPlan, report: Report): void {
  const { description, options, span } = session;
  const texts: readonly (readonly [string, string | null])[] = [
    ["description", description],
    ["shutdown message", options.shutdown?.message ?? null],
  ];
  for (const [kind, text] of texts) {
    if (text === null) continue;
    const what = `the ${kind} of ${session.name}`;
    const character = text.trim() === "" ? "nothing" : unsafeCharacter(text);
    if (character !== null) {
      const hint = "use printable ASCII without pipes, question marks and dollar signs";
      report(unsafe(plan, what, character, hint, span));
    }
    if (text.length > MAX_TEXT) {
      report(tooLarge(plan, `the length of ${what}`, text.length, MAX_TEXT, span));
    }
  }
  const secret = options.password?.env;
  if (secret !== undefined && !isEnvironmentName(secret)) {
    const character = /[^A-Za-z0-9_]/u.exec(secret)?.[0] ?? "a digit in front";
    const hint = "name an environment variable: letters, digits and _";
    report(unsafe(plan, `the name of a secret of ${session.name}`, character, hint, span));
  }
}
