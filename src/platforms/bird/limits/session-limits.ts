import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import type { RouterPlan, SecretReference, SessionPlan } from "../../../model/index.ts";
import { bfdLine, SESSION_OR_DEFAULTS, write, type BfdRanges } from "../../advice.ts";
import type { Dialect } from "../dialect.ts";
import { linkLimits } from "./link-limits.ts";
import { keepsImportTable } from "../render/neighbor-view.ts";
import { isEnvironmentName, MAX_TEXT, unquotable } from "../quote.ts";
import { differs, tooLarge, unsupported } from "./unsupported.ts";

/**
 * BFD, intervals in milliseconds. BIRD takes any number, keeps microseconds in 32 bits and the multiplier in 8, and cuts off what
 * does not fit (proto/bfd/bfd.h): 4295 s would be 33 ms.
 */
const BFD: BfdRanges = {
  interval: { least: 1, most: 4_294_967 },
  multiplier: { least: 1, most: 255 },
};

/** The first version with TCP-AO, as it is written. */
const AUTHENTICATION_SINCE = "2.17";

/** Reports what a session asks for that BIRD cannot express, cannot quote, or does in its own way. */
export function sessionLimits(
  plan: RouterPlan,
  session: SessionPlan,
  dialect: Dialect,
  report: Report,
): void {
  const { options, span } = session;
  descriptionLimits(plan, session, report);
  if (session.asn === plan.asn) {
    report(unsupported(plan, "a session inside our own AS", "none", span));
  }
  linkLimits(plan, session, report);
  if (options.tcpAo?.kind === "keychain") {
    const construct = "TCP-AO with a key chain (BIRD has its keys in the session)";
    const key = `{ id: 1, algorithm: hmac-sha-1-96, secret: { env: BGP_KEY_${session.asn} } }`;
    report(unsupported(plan, construct, "junos, iosxr", span, write(`tcp_ao: { keys: [${key}] }`)));
  }
  if (options.tcpAo && !dialect.authentication) {
    const where = `${plan.name} when it runs that`;
    const advice = write(`version: "${AUTHENTICATION_SINCE}"`, where);
    report(unsupported(plan, "TCP-AO", "bird from 2.17 and 3.1, junos, iosxr", span, advice));
  }
  if (options.tcpAo && options.password) {
    report(unsupported(plan, "a password and TCP-AO on one session", "none", span));
  }
  secretLimits(plan, session, report);
  if (options.bfd && options.bfd.intervalMs > BFD.interval.most) {
    const what = `the BFD interval, in milliseconds, of ${session.name}`;
    const advice = write(bfdLine(options.bfd, BFD));
    report(tooLarge(plan, what, options.bfd.intervalMs, BFD.interval.most, span, advice));
  }
  if (options.tcpMss !== null) {
    const advice = write("tcp_mss: null", SESSION_OR_DEFAULTS);
    report(unsupported(plan, "a TCP MSS of a session", "junos, iosxr, frr", span, advice));
  }
  if (options.shutdown && options.shutdown.message !== null) {
    const what = `the shutdown message of ${session.name} is a comment only: to send it, say  birdc disable ${session.name} "text"  before loading the file`;
    report(differs(plan, what, span));
  }
  if (options.multihop !== null && keepsImportTable(session)) {
    const what = `${session.name} is a multihop session that keeps routes: BIRD does not update their next hops when the way to them changes`;
    report(differs(plan, what, span));
  }
  if (options.keepRoutes === "rpki") {
    const what = `${session.name} keeps all that the neighbor sent: BIRD has one table for it, and nothing for the routes that a change of ROAs needs`;
    report(differs(plan, what, span));
  }
  if (options.keepRoutes === false && keepsImportTable(session)) {
    const what = `${session.name} keeps the neighbor's routes all the same, as its import policy tests RPKI: without them BIRD does not apply changes of ROAs`;
    report(differs(plan, what, span));
  }
}

function descriptionLimits(plan: RouterPlan, session: SessionPlan, report: Report): void {
  const { description, span } = session;
  const character = unquotable(description);
  if (character !== null) {
    const what = `the description of ${session.name}`;
    report(
      diagnostic(
        "unsafe-text",
        { what, platform: "BIRD", router: plan.name, character },
        { span, hint: "use printable ASCII without double quotes and dollar signs" },
      ),
    );
  }
  if (description.length > MAX_TEXT) {
    const what = `the length of the description of ${session.name}`;
    report(tooLarge(plan, what, description.length, MAX_TEXT, span));
  }
}

function secretLimits(plan: RouterPlan, session: SessionPlan, report: Report): void {
  const { password, tcpAo } = session.options;
  const secrets: readonly SecretReference[] = [
    ...(password ? [password] : []),
    ...(tcpAo?.kind === "keys" ? tcpAo.keys.map((key) => key.secret) : []),
  ];
  for (const secret of secrets) {
    if (isEnvironmentName(secret.env)) continue;
    const character = /[^A-Za-z0-9_]/u.exec(secret.env)?.[0] ?? "a digit in front";
    const what = `the name of a secret of ${session.name}`;
    report(
      diagnostic(
        "unsafe-text",
        { what, platform: "BIRD", router: plan.name, character },
        { span: session.span, hint: "name an environment variable: letters, digits and _" },
      ),
    );
  }
}
