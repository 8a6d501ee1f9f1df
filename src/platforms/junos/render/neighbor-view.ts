import { formatAddress } from "../../../net/index.ts";
import {
  secretPlaceholder,
  type BgpRole,
  type PeerPlan,
  type SessionPlan,
  type Version,
} from "../../../model/index.ts";
import { peerTitle } from "../../peer-title.ts";
import { isSupported } from "../../capabilities/supports.ts";
import { FAMILY } from "./policy-view.ts";
import { commentText, interfaceName, plainName, quoteText } from "../quote.ts";
import { supports } from "../supports.ts";
import { keyChainName } from "./tcp-ao-view.ts";

/** A statement of a neighbor, or a block of statements. */
export type Statement =
  | { readonly text: string; readonly block: null }
  | { readonly text: string; readonly block: readonly string[] };

/** A BGP group with the one neighbor of one session. */
export interface NeighborView {
  readonly group: string;
  readonly comment: string;
  readonly remote: string;
  readonly family: "inet" | "inet6";
  readonly prefixLimit: readonly string[];
  readonly statements: readonly Statement[];
}

/** Junos' keywords for our role (its YANG model of 25.2R1, `otc-local-role`). */
const ROLE: Readonly<Record<BgpRole, string>> = {
  peer: "peer",
  provider: "provider",
  customer: "customer",
  "rs-client": "route-server-client",
};

/** A session as a separate BGP group: Junos has one import and one export policy per neighbor, not per family. */
export function neighborView(
  session: SessionPlan,
  peer: Omit<PeerPlan, "sessions">,
  version: Version,
): NeighborView {
  return {
    group: plainName(session.name),
    comment: commentText(`${peerTitle(peer)} (${peer.relation}) at ${session.place}`),
    remote: formatAddress(session.remote),
    family: FAMILY[session.family],
    prefixLimit: prefixLimit(session),
    statements: [
      line(`description ${quoteText(session.description)}`),
      line(localEnd(session)),
      line(`peer-as ${session.asn}`),
      ...transport(session),
      ...authentication(session),
      ...timing(session, version),
      ...routes(session, version),
      line(`import ${plainName(session.import.name)}`),
      line(`export ${plainName(session.export.name)}`),
      ...shutdown(session),
    ],
  };
}

/**
 * Our end: the address, or toward a link-local neighbor the interface, which has it. `local-interface` is required
 * there and has no meaning elsewhere (Routing Protocols Configuration Guide, "Configuring EBGP Peering Using IPv6
 * Link-Local Addresses").
 */
function localEnd({ local, options }: SessionPlan): string {
  return options.interface === null
    ? `local-address ${formatAddress(local)}`
    : `local-interface ${interfaceName(options.interface)}`;
}

function line(text: string): Statement {
  return { text, block: null };
}

function transport({ options }: SessionPlan): Statement[] {
  const statements: Statement[] = [];
  if (options.multihop !== null) {
    statements.push({ text: "multihop", block: [`ttl ${options.multihop}`] });
  }
  if (options.passive) statements.push(line("passive"));
  if (options.logChanges === true) statements.push(line("log-updown"));
  if (options.tcpMss !== null) statements.push(line(`tcp-mss ${options.tcpMss}`));
  return statements;
}

function authentication(session: SessionPlan): Statement[] {
  const { password, tcpAo } = session.options;
  const statements: Statement[] = [];
  if (password) statements.push(line(`authentication-key "${secretPlaceholder(password)}"`));
  if (tcpAo) {
    statements.push(
      line("authentication-algorithm ao"),
      line(`authentication-key-chain ${keyChainName(session.name, tcpAo)}`),
    );
  }
  return statements;
}

function timing({ options }: SessionPlan, version: Version): Statement[] {
  const statements: Statement[] = [];
  const { timers, bfd } = options;
  if (timers) {
    statements.push(line(`hold-time ${timers.hold}`));
    if (isSupported(supports, "keepalive-apart", version)) {
      statements.push(line(`keepalive-time ${timers.keepalive}`));
    }
  }
  if (bfd) {
    const block = [`minimum-interval ${bfd.intervalMs}`, `multiplier ${bfd.multiplier}`];
    statements.push({ text: "bfd-liveness-detection", block });
  }
  return statements;
}

function routes({ options }: SessionPlan, version: Version): Statement[] {
  const statements: Statement[] = [];
  if (options.gracefulRestart === "off") {
    statements.push({ text: "graceful-restart", block: ["disable"] });
  }
  if (options.enforceFirstAs) statements.push(line("enforce-first-as"));
  // By default Junos keeps everything except routes with our own ASN in their path, so a change of ROAs needs no
  // statement.
  if (options.keepRoutes === true) statements.push(line("keep all"));
  // From 19.1 on Junos lowers the local preference of routes with GRACEFUL_SHUTDOWN by default. That is up to the
  // policy (RFC 8326 asks for no more), or it would happen unseen, or twice.
  statements.push({ text: "graceful-shutdown", block: ["receiver disable"] });
  if (options.role !== null && isSupported(supports, "roles", version)) {
    const role = ROLE[options.role];
    const block = [options.roleStrict ? `${role} strict` : role];
    statements.push({ text: "otc-local-role", block });
  }
  return statements;
}

function shutdown({ options }: SessionPlan): Statement[] {
  if (options.shutdown === null) return [];
  const { message } = options.shutdown;
  if (message === null) return [line("shutdown")];
  return [{ text: "shutdown", block: [`notify-message ${quoteText(message)}`] }];
}

/**
 * The limit counts every received prefix (`prefix-limit`), not only the accepted ones (`accepted-prefix-limit`): a
 * leak that the policy rejects is still a leak. Without `teardown` Junos only logs; without `idle-timeout` the
 * session is restarted at once, and a leak would make it flap.
 */
function prefixLimit({ maxPrefixes }: SessionPlan): readonly string[] {
  const { maximum, warnAt, onExceed } = maxPrefixes;
  const limit = `maximum ${maximum}`;
  switch (onExceed.kind) {
    case "restart":
      return [limit, `teardown ${warnAt} idle-timeout ${onExceed.afterMinutes}`];
    case "shutdown":
      return [limit, `teardown ${warnAt} idle-timeout forever`];
    case "warn":
      return [limit];
  }
}
