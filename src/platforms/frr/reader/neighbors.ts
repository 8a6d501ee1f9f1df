import { formatAddress, parseAddress, type Address, type Family } from "../../../net/index.ts";
import type { BgpRole, GracefulRestart, LimitReading } from "../../../model/index.ts";
import { timesOf, type SessionTimes } from "./times-of.ts";

/** A neighbor's settings in one family. */
interface FamilyText {
  active: boolean | null;
  keepRoutes: boolean;
  limit: LimitReading | null;
  maps: { in: { name: string; line: number } | null; out: { name: string; line: number } | null };
}

/** A neighbor, read line by line. */
export class NeighborText {
  readonly address: Address;
  readonly line: number;
  /** Uses one of peerc's objects. */
  ours = false;
  asn: number | null = null;
  description: string | null = null;
  password: string | null = null;
  role: BgpRole | null = null;
  roleStrict = false;
  ttlSecurity = false;
  multihop: number | null = null;
  interface: string | null = null;
  enforceFirstAs: boolean | null = null;
  extendedNextHop = false;
  local: Address | null = null;
  timers: SessionTimes | null = null;
  /** Null: the router's setting. */
  gracefulRestart: GracefulRestart | null = null;
  passive = false;
  tcpMss: number | null = null;
  shutdown: { message: string | null } | null = null;
  bfd: { intervalMs: number; multiplier: number } | null = null;
  /** The line of the setting. */
  disableConnectedCheck: number | null = null;
  readonly families: Readonly<Record<Family, FamilyText>> = { ipv4: family(), ipv6: family() };
  /** Lines that are not understood, and why; only reported if the neighbor is peerc's. */
  readonly problems: { readonly line: number; readonly why: string }[] = [];

  /** Families according to `bgp default` where the neighbor began: later changes do not apply (seen on 8.4.4). */
  readonly #byDefault: ReadonlySet<string>;
  /** Its activation in other families than IPv4 and IPv6 unicast. */
  readonly #elsewhere = new Map<string, { readonly active: boolean; readonly line: number }>();

  constructor(address: Address, line: number, byDefault: ReadonlySet<string>) {
    this.address = address;
    this.line = line;
    this.#byDefault = byDefault;
  }

  /** Records `activate` in another family than IPv4 and IPv6 unicast: `ipv4 vpn`. */
  activate(family: string, active: boolean, line: number): void {
    this.#elsewhere.set(family, { active, line });
  }

  /** Whether it is active in IPv4 or IPv6 unicast. */
  isActive(within: Family): boolean {
    return this.families[within].active ?? this.#byDefault.has(`${within} unicast`);
  }

  /** The other families in which it is active, each with its line, or the first line of the neighbor. */
  otherFamilies(): readonly { readonly family: string; readonly line: number }[] {
    const all = new Set([...this.#byDefault, ...this.#elsewhere.keys()]);
    return [...all].flatMap((family) => {
      if (family === "ipv4 unicast" || family === "ipv6 unicast") return [];
      const settings = this.#elsewhere.get(family) ?? { active: true, line: this.line };
      return settings.active ? [{ family, line: settings.line }] : [];
    });
  }

  /** Reads the words after `neighbor ADDRESS`, in `router bgp` itself (null) or in a family. */
  add(words: readonly string[], text: string, line: number, within: Family | null): void {
    const why = within ? this.#addInFamily(words, line, within) : this.#add(words, text, line);
    if (why !== null) this.problems.push({ line, why });
  }

  #add(words: readonly string[], text: string, line: number): string | null {
    const [first = "", second = "", third = ""] = words;
    const only = words.length === 1;
    switch (first) {
      case "remote-as":
        this.asn = Number(second);
        return /^\d{1,10}$/.test(second) && words.length === 2
          ? null
          : "an ASN in numbers is missing";
      case "description":
        this.description = text.slice(text.indexOf("description ") + "description ".length);
        return null;
      case "password":
        this.password = second;
        return words.length === 2 ? null : "a password with blanks";
      case "local-role": {
        const roles: readonly string[] = ["peer", "provider", "customer", "rs-client"];
        if (!roles.includes(second)) return "not a role that the declaration knows";
        this.role = second as BgpRole;
        this.roleStrict = third === "strict-mode";
        return words.length === 2 || this.roleStrict ? null : "not a role";
      }
      case "ttl-security":
        if (this.multihop !== null) return MULTIHOP_AND_TTL_SECURITY;
        this.ttlSecurity = second === "hops" && third === "1";
        return this.ttlSecurity ? null : "TTL security over more than one hop";
      case "ebgp-multihop":
        if (this.ttlSecurity) return MULTIHOP_AND_TTL_SECURITY;
        // One hop is the default of a session (seen on 8.4.4).
        this.multihop = only ? 255 : second === "1" ? null : Number(second);
        return only || HOPS.test(second) ? null : "not a number of hops";
      case "interface":
        this.interface = second;
        return words.length === 2 ? null : "not the name of an interface";
      case "enforce-first-as":
        this.enforceFirstAs = true;
        return only ? null : "more than enforce-first-as";
      case "update-source":
        this.local = parseAddress(second);
        return this.local ? null : "a source that is no address";
      case "capability":
        this.extendedNextHop = second === "extended-nexthop" && words.length === 2;
        return this.extendedNextHop ? null : "a capability whose effect peerc does not know";
      case "timers":
        if (second === "connect") return null;
        this.timers = timesOf(second, third);
        return this.timers && words.length === 3 ? null : "not two times that FRR takes";
      case "tcp-mss":
        this.tcpMss = Number(second);
        return /^\d{1,5}$/.test(second) && words.length === 2 ? null : "not a number of bytes";
      case "graceful-restart":
        this.gracefulRestart = "full";
        return only ? null : "more than graceful-restart";
      case "graceful-restart-helper":
        this.gracefulRestart = "helper";
        return only ? null : "more than graceful-restart-helper";
      case "graceful-restart-disable":
        this.gracefulRestart = "off";
        return only ? null : "more than graceful-restart-disable";
      case "passive":
        this.passive = true;
        return only ? null : "more than passive";
      case "shutdown": {
        const message = second === "message" ? text.slice(text.indexOf("message ") + 8) : null;
        // Without a message it keeps the existing one (seen on 8.4.4).
        this.shutdown = { message: message ?? this.shutdown?.message ?? null };
        return only || message !== null ? null : "not a way to shut down";
      }
      case "bfd":
        return this.#addBfd(words.slice(1));
      case "disable-connected-check":
        this.disableConnectedCheck = line;
        return null;
      case "peer-group":
        return "peerc does not read what a neighbor takes from its peer-group";
      default:
        return "an option whose effect on routes or the session peerc does not know";
    }
  }

  #addBfd(times: readonly string[]): string | null {
    if (times.length === 0) {
      this.bfd = { intervalMs: 300, multiplier: 3 };
      return null;
    }
    const [multiplier = NaN, receive = NaN, send = NaN] = times.map(Number);
    this.bfd = { intervalMs: receive, multiplier };
    return times.length === 3 && receive === send && multiplier > 0 ? null : "not times of BFD";
  }

  #addInFamily(words: readonly string[], line: number, within: Family): string | null {
    const [first = "", second = "", third = ""] = words;
    const settings = this.families[within];
    switch (first) {
      case "activate":
        settings.active = true;
        return null;
      case "soft-reconfiguration":
        settings.keepRoutes = second === "inbound";
        return null;
      case "maximum-prefix": {
        const limit = readLimit(words.slice(1), line);
        if (limit === null) return "a limit whose meaning peerc does not know";
        settings.limit = limit;
        return null;
      }
      case "route-map":
        if (third !== "in" && third !== "out") return "neither in nor out";
        settings.maps[third] = { name: second, line };
        if (second.startsWith("PEERC_")) this.ours = true;
        return null;
      case "send-community":
        return second === "" || second === "both" || second === "all"
          ? null
          : "not all communities are sent";
      default:
        if (words.some((word) => word.startsWith("PEERC_"))) this.ours = true;
        return "an option whose effect on routes peerc does not know";
    }
  }

  /** Reads what follows `no neighbor ADDRESS`. */
  remove(words: readonly string[], line: number, within: Family | null): void {
    const [first = ""] = words;
    if (first === "activate" && within) this.families[within].active = false;
    else if (first === "enforce-first-as" && words.length === 1) this.enforceFirstAs = false;
    else this.problems.push({ line, why: "a removal whose effect peerc does not know" });
  }
}

const MULTIHOP_AND_TTL_SECURITY = "ebgp-multihop and ttl-security, of which FRR refuses the second";

/** 1 to 255. */
const HOPS = /^(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])$/;

/**
 * `250 80 restart 30`; 75 % is FRR's default (bgpd.h, MAXIMUM_PREFIX_THRESHOLD_DEFAULT). `force` counts differently.
 */
function readLimit(words: readonly string[], line: number): LimitReading | null {
  const [maximum = "", ...rest] = words;
  if (!/^[1-9]\d{0,9}$/.test(maximum) || Number(maximum) > 0xffffffff) return null;
  let percent = 75;
  if (/^\d{1,3}$/.test(rest[0] ?? "")) percent = Number(rest.shift());
  if (percent < 1 || percent > 100) return null;
  const limit = { maximum: Number(maximum), warnAt: { percent }, line };
  const [how, minutes = "", more] = rest;
  if (how === undefined) return { ...limit, onExceed: { kind: "shutdown" } };
  if (how === "warning-only" && rest.length === 1) return { ...limit, onExceed: { kind: "warn" } };
  if (how !== "restart" || !/^\d{1,5}$/.test(minutes) || more !== undefined) return null;
  return { ...limit, onExceed: { kind: "restart", afterMinutes: Number(minutes) } };
}

function family(): FamilyText {
  return { active: null, keepRoutes: false, limit: null, maps: { in: null, out: null } };
}

/** A neighbor's address as a key. */
export function keyOf(address: Address): string {
  return formatAddress(address);
}
