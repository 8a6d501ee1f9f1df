import { formatAddress } from "../../../net/index.ts";
import {
  secretPlaceholder,
  type MaxPrefixes,
  type SessionOptions,
  type SessionPlan,
  type Version,
} from "../../../model/index.ts";
import { isSupported } from "../../capabilities/supports.ts";
import { FAMILY_WORDS } from "./family-words.ts";
import { quoteComment, quoteName, quoteText } from "../quote.ts";
import { supports } from "../supports.ts";

/** A neighbor for printing. */
export interface NeighborView {
  /** Its name and place. */
  readonly about: string;
  readonly address: string;
  readonly lines: readonly string[];
  readonly family: string;
  readonly familyLines: readonly string[];
}

/**
 * A neighbor. IOS-XR merges what is loaded into its configuration, so every option is stated, set or `no`: what was
 * removed from the declaration is removed from the router. Options are those of the YANG models of IOS-XR 7.3.1 to
 * 25.1.1 (Cisco-IOS-XR-um-router-bgp-cfg, neighbor).
 */
export function neighborView(session: SessionPlan, version: Version): NeighborView {
  return {
    about: quoteComment(`${session.name} at ${session.place}`),
    address: formatAddress(session.remote),
    lines: [
      `remote-as ${session.asn}`,
      `description ${quoteText(session.description)}`,
      ...sourceLines(session),
      ...authenticationLines(session.options),
      ...reachLines(session.options),
      ...bfdLines(session.options),
      ...gracefulRestartLines(session.options, version),
      ...operationLines(session.options),
      ...logLines(session.options, version),
    ],
    family: FAMILY_WORDS[session.family],
    familyLines: familyLines(session),
  };
}

/** The source of the session: an interface if one is given (its address is used), otherwise the address itself. */
function sourceLines({ local, options }: SessionPlan): readonly string[] {
  return options.updateSource === null
    ? [`local address ${formatAddress(local)}`, "no update-source"]
    : ["no local address", `update-source ${quoteName("interface", options.updateSource)}`];
}

/** `keychain` is the old MD5 key chain, which peerc never uses. */
function authenticationLines({ password, tcpAo }: SessionOptions): readonly string[] {
  if (password !== null) quoteName("variable", password.env);
  if (tcpAo?.kind === "keys") throw new Error("TCP-AO keys of our own are refused by limits");
  return [
    password === null ? "no password" : `password clear ${secretPlaceholder(password)}`,
    tcpAo === null ? "no ao" : `ao ${quoteName("keychain", tcpAo.name)} include-tcp-options enable`,
    "no keychain",
  ];
}

function reachLines({ ttlSecurity, multihop, tcpMss }: SessionOptions): readonly string[] {
  return [
    ttlSecurity ? "ttl-security" : "no ttl-security",
    multihop === null ? "no ebgp-multihop" : `ebgp-multihop ${multihop}`,
    tcpMss === null ? "no tcp mss" : `tcp mss ${tcpMss}`,
  ];
}

function bfdLines({ bfd }: SessionOptions): readonly string[] {
  return bfd === null
    ? ["no bfd fast-detect", "no bfd minimum-interval", "no bfd multiplier"]
    : [
        "bfd fast-detect",
        `bfd minimum-interval ${bfd.intervalMs}`,
        `bfd multiplier ${bfd.multiplier}`,
      ];
}

/**
 * `graceful-restart`, including with `disable`, is one setting and `helper-only` another, so both are stated.
 * Removals come first: one may remove everything that begins with its words.
 */
function gracefulRestartLines(
  { gracefulRestart }: SessionOptions,
  version: Version,
): readonly string[] {
  const noHelper = isSupported(supports, "graceful-restart-helper", version)
    ? ["no graceful-restart helper-only"]
    : [];
  switch (gracefulRestart) {
    case null:
      return [...noHelper, "no graceful-restart"];
    case "full":
      return [...noHelper, "graceful-restart"];
    case "off":
      return [...noHelper, "graceful-restart disable"];
    case "helper":
      return ["no graceful-restart", "graceful-restart helper-only"];
  }
}

/** The first ASN is enforced by default; per neighbor since before 7.3.1, so a route server does not need the global switch. */
function operationLines(options: SessionOptions): readonly string[] {
  const { passive, timers, enforceFirstAs, shutdown } = options;
  return [
    passive ? "session-open-mode passive-only" : "no session-open-mode",
    timers === null ? "no timers" : `timers ${timers.keepalive} ${timers.hold}`,
    enforceFirstAs ? "enforce-first-as" : "enforce-first-as disable",
    shutdown === null ? "no shutdown" : "shutdown",
  ];
}

/** Nothing if the declaration leaves it to the router; before 7.9 it is stated for all neighbors at once. */
function logLines({ logChanges }: SessionOptions, version: Version): readonly string[] {
  if (logChanges === null || !isSupported(supports, "log-changes-of-one", version)) return [];
  return [logChanges ? "no log neighbor changes disable" : "log neighbor changes disable"];
}

/**
 * The last four would bypass the policies: a default route that no policy sees, our own ASN in received paths, a path
 * or a next hop other than the one exported.
 */
function familyLines({ import: inbound, export: outbound, maxPrefixes, options }: SessionPlan) {
  return [
    `route-policy ${quoteName("object", inbound.name)} in`,
    `route-policy ${quoteName("object", outbound.name)} out`,
    maxPrefixesLine(maxPrefixes),
    // Without these two IOS-XR sends no community at all to an external neighbor.
    "send-community-ebgp",
    "send-extended-community-ebgp",
    keepRoutesLine(options),
    "no default-originate",
    "no allowas-in",
    "no remove-private-AS",
    "no next-hop-unchanged",
  ];
}

/** One setting with different values. With `rpki-tested-only`, routes are kept whose `validation-state` was tested. */
function keepRoutesLine({ keepRoutes }: SessionOptions): string {
  if (keepRoutes === "rpki") return "soft-reconfiguration inbound rpki-tested-only";
  return keepRoutes ? "soft-reconfiguration inbound always" : "no soft-reconfiguration inbound";
}

/** Without `restart` the session stays down until `clear bgp`. */
function maxPrefixesLine({ maximum, warnAt, onExceed }: MaxPrefixes): string {
  const line = `maximum-prefix ${maximum} ${warnAt}`;
  switch (onExceed.kind) {
    case "restart":
      return `${line} restart ${onExceed.afterMinutes}`;
    case "shutdown":
      return line;
    case "warn":
      return `${line} warning-only`;
  }
}
