import { isLinkLocal } from "../net/index.ts";
import type { RouterPlan, SessionPlan, TcpAo } from "../model/index.ts";
import { SESSION_OR_DEFAULTS, timersLine, write, type Advice } from "./advice.ts";
import type { Capability } from "./capabilities/capability.ts";
import type { Complaints } from "./complaints.ts";

/** The longest hold time (RFC 4271, 4.2: two octets). */
const LONGEST_HOLD = 65_535;

/** Refuses whatever a session needs and its platform lacks. */
export function sessionNeeds(plan: RouterPlan, session: SessionPlan, complain: Complaints): void {
  const { options, name, span } = session;
  const needs = (wanted: Capability, advice?: Advice | (() => Advice)): void =>
    complain.needs(wanted, span, `on ${name}`, advice);
  if (session.asn === plan.asn) needs("session-inside-own-as");
  if (options.extendedNextHop) needs("extended-next-hop");
  if (options.multihop !== null) needs("multihop");
  if (options.passive) needs("passive");
  if (options.gracefulRestart !== null) {
    needs(`graceful-restart-${options.gracefulRestart}`, write("graceful_restart: full"));
  }
  if (options.logChanges === true) needs("log-changes");
  if (options.shutdown) needs("shutdown");
  if (options.keepRoutes === true) needs("keep-routes");
  if (options.enforceFirstAs) needs("enforce-first-as");
  needs(`limit-${session.maxPrefixes.onExceed.kind}`);
  linkNeeds(session, needs, complain);
  authenticationNeeds(plan, session, needs, complain);
  hopNeeds(session, needs, complain);
  mssNeeds(session, needs, complain);
  timerNeeds(session, needs);
}

type Needs = (wanted: Capability, advice?: Advice | (() => Advice)) => void;

function linkNeeds({ local, remote, options }: SessionPlan, needs: Needs, complain: Complaints) {
  const isOnLink = isLinkLocal(remote);
  if (isOnLink || isLinkLocal(local)) needs("link-local-neighbor");
  if (!complain.has("link-local-neighbor")) return;
  const isWhole = isOnLink === isLinkLocal(local) && isOnLink === (options.interface !== null);
  if (!isWhole) needs("link-local-half");
  if (isOnLink && options.multihop !== null) needs("link-local-multihop");
}

function authenticationNeeds(
  plan: RouterPlan,
  session: SessionPlan,
  needs: Needs,
  complain: Complaints,
): void {
  const { password, tcpAo } = session.options;
  if (password) needs("password");
  if (!tcpAo) return;
  const wanted = capabilityOf(tcpAo);
  needs(wanted, () => otherAuthentication(plan, session, wanted, complain));
  if (password) needs("password-and-tcp-ao");
}

function capabilityOf(tcpAo: TcpAo): Capability {
  if (tcpAo.kind === "keychain") return "tcp-ao-key-chain";
  return tcpAo.keys.length === 1 ? "tcp-ao-key" : "tcp-ao-keys";
}

/** What to use instead of TCP-AO if the platform lacks it: a version that has it, another form of it, or a password. */
function otherAuthentication(
  plan: RouterPlan,
  { asn }: SessionPlan,
  wanted: Capability,
  complain: Complaints,
): Advice {
  const version = complain.comesWith(wanted);
  if (version) return write(`version: "${version.join(".")}"`, `${plan.name} when it runs that`);
  if (complain.has("tcp-ao-key-chain")) {
    const where = "this session, with a key chain that the router has";
    return write("tcp_ao: { keychain: NAME }", where);
  }
  if (complain.has("tcp-ao-key")) {
    const key = `{ id: 1, algorithm: hmac-sha-1-96, secret: { env: BGP_KEY_${asn} } }`;
    return write(`tcp_ao: { keys: [${key}] }`);
  }
  const where = "this session in the place of `tcp_ao`";
  return write(`password: { env: BGP_PASSWORD_${asn} }`, where);
}

function hopNeeds({ options }: SessionPlan, needs: Needs, complain: Complaints): void {
  if (options.bfd) needs("bfd");
  if (!options.ttlSecurity) return;
  needs("ttl-security", write("ttl_security: false", SESSION_OR_DEFAULTS));
  if (!complain.has("ttl-security")) return;
  if (options.multihop !== null) needs("ttl-security-multihop", write("ttl_security: false"));
  if (options.bfd && complain.has("bfd")) needs("bfd-ttl-security", write("bfd: false"));
}

function mssNeeds({ options }: SessionPlan, needs: Needs, complain: Complaints): void {
  if (options.tcpMss === null) return;
  needs("tcp-mss", write("tcp_mss: null", SESSION_OR_DEFAULTS));
  if (options.passive && complain.has("tcp-mss")) {
    needs("tcp-mss-passive", write("tcp_mss: null"));
  }
}

function timerNeeds({ options }: SessionPlan, needs: Needs): void {
  if (!options.timers) return;
  needs("timers");
  const { keepalive, hold } = options.timers;
  if (keepalive * 3 === hold) return;
  needs("keepalive-apart", () => {
    const most = Math.min(keepalive, Math.floor(LONGEST_HOLD / 3));
    return write(timersLine(most, 3 * most));
  });
}
