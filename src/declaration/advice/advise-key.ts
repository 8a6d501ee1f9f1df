import {
  booleanOf,
  child,
  nodeAt,
  numberOf,
  textOf,
  type IntendedKey,
  type Node,
  type Path,
  type UnknownKey,
} from "../../document/index.ts";
import { parseAsn, type Asn } from "../../net/index.ts";
import { STATES, type State } from "../declaration.ts";
import { nameVariable } from "../read/read-secret.ts";
import { PLACE_NAMES, placeOf, type Place } from "./known-keys.ts";
import {
  FAMILY,
  MAX_PREFIXES,
  OTHER_KEYS,
  OUR_ASN,
  PASSWORD,
  STATE_KEYS,
  THEIR_ASN,
  TIMER,
} from "./other-keys.ts";

/** Where a key may belong that is unknown in its place: place → the places to look in, in order. */
const ELSEWHERE: Partial<Record<Place, readonly Place[]>> = {
  session: ["peer"],
  peer: ["session"],
  network: ["file", "router"],
  router: ["file", "network"],
  exchange: ["lan"],
};

/** Keys of some places that are often written elsewhere. */
const KEYS: Partial<Record<Place, readonly string[]>> = {
  file: [
    ...["network", "irr", "policy", "guards", "diff", "sources", "defaults", "routers"],
    ...["exchanges", "sites", "peers"],
  ],
  network: ["asn", "as_sets", "prefixes", "discard", "lab"],
  router: ["router_id", "platform", "version", "site", "rpki", "waive"],
  lan: ["ipv4", "ipv6"],
  peer: [
    "asn",
    "name",
    "as_sets",
    "relation",
    "settlement",
    "allow_empty",
    "space",
    "aggregate",
    "sessions",
  ],
  session: [
    "router",
    "exchange",
    "pni",
    "local",
    "remote",
    "description",
    "tcp_ao",
    "ttl_security",
    "multihop",
    "update_source",
    "tcp_mss",
    "log_changes",
    "bfd",
    "passive",
    "timers",
    "graceful_restart",
    "role",
    "keep_routes",
    "enforce_first_as",
  ],
};

/** What was meant by an unknown key: one of ours, its correct place, or that it should be removed. */
export function adviseKey(unknown: UnknownKey): IntendedKey | null {
  const { path, known } = unknown;
  const place = placeOf(path);
  const key = unknown.key.toLowerCase().replaceAll(/[-\s.]/g, "_");
  const same = known.find((one) => one === key);
  if (same !== undefined) return meant(same);
  if (place === null) return null;
  return (
    adviseSpecial(place, key, unknown) ??
    adviseOther(place, key, known) ??
    adviseElsewhere(place, key, known)
  );
}

/** Keys that need more explanation than another name. */
function adviseSpecial(place: Place, key: string, unknown: UnknownKey): IntendedKey | null {
  const isPeer = place === "peer" || place === "session";
  if (isPeer || place === "router" || place === "exchange" || place === "site") {
    const state = STATES.find((one) => STATE_KEYS[one].test(key));
    if (state !== undefined) return adviseState(state, unknown);
  }
  if (isPeer && MAX_PREFIXES.test(key)) {
    return meant("max_prefixes", "max_prefixes: { ipv4: …, ipv6: … }");
  }
  if (place === "session" || place === "peer") {
    if (PASSWORD.test(key) || (place === "peer" && key === "password")) {
      const text = `password: { env: ${nameVariable("PASSWORD", asnOf(unknown.root, unknown.path))} }`;
      const where = place === "peer" ? " at each session" : "";
      const hint = `did you mean \`${text}\`${where}?`;
      return { hint, key: place === "session" ? "password" : null };
    }
    if (OUR_ASN.test(key)) {
      return { hint: "our ASN is `asn` under `network`, for all sessions", key: null };
    }
    if (TIMER.test(key)) {
      return meant("timers", "timers: { keepalive: 30s, hold: 90s }");
    }
  }
  if (place === "session") {
    if (THEIR_ASN.test(key)) {
      return { hint: "the neighbor's ASN is `asn` of the peer, beside `sessions`", key: null };
    }
    if (FAMILY.test(key)) {
      const hint =
        "remove it: a session's family is that of its addresses, and each has one session; IPv4 routes between IPv6 addresses are `family: ipv4`";
      return { hint, key: null };
    }
  }
  if (
    place === "router" &&
    /^(?:rtr|rtr_servers|rpki_servers|validators?|caches?|roa)$/.test(key)
  ) {
    return meant("rpki", "rpki: { caches: [{ address: 192.0.2.10 }] }");
  }
  if (place === "rpki" && /^(?:cache|servers?|rtr|validators?|hosts?)$/.test(key)) {
    return meant("caches", "caches: [{ address: 192.0.2.10 }]");
  }
  if (
    place === "exchange" &&
    /^(?:subnets?|prefix|prefixes|network|networks|peering_lan|lans|ipv?[46]|v[46])$/.test(key)
  ) {
    return meant("lan", "lan: { ipv4: …, ipv6: … }");
  }
  const isNamed = place === "router" || place === "exchange";
  if (isNamed && /^(?:hostname|id|name|fqdn)$/.test(key)) {
    return { hint: "its name is the key above it", key: null };
  }
  return null;
}

/** A state under a key of its own: `shutdown: { message: … }`. */
function adviseState(state: State, { root, path, key }: UnknownKey): IntendedKey {
  const owner = nodeAt(root, path);
  const value = owner && child(owner, key);
  const message = textOf(value && child(value, "message"));
  if (booleanOf(value) === false && state !== "active" && !/enable/i.test(key)) {
    return { hint: "remove it: without `state` it is active", key: null };
  }
  if (booleanOf(value) === true && /enable/i.test(key)) {
    return { hint: "remove it: without `state` it is active", key: null };
  }
  return meant("state", `state: ${message === null ? state : `{ is: ${state}, message: … }`}`);
}

function adviseOther(place: Place, key: string, known: readonly string[]): IntendedKey | null {
  const others = Object.entries(OTHER_KEYS[place] ?? {});
  const ours = others.find(([one, words]) => known.includes(one) && words.includes(key))?.[0];
  if (ours === undefined) return null;
  return ours === "as_sets" ? meant(ours, "as_sets: [AS-NAME]") : meant(ours);
}

function adviseElsewhere(place: Place, key: string, known: readonly string[]): IntendedKey | null {
  const isPeersFile = place === "file" && known.length === 1;
  const places: readonly Place[] =
    place === "file"
      ? isPeersFile
        ? ["peer", "session", "file"]
        : ["network", "router", "peer", "session"]
      : (ELSEWHERE[place] ?? []);
  const there = places.find((other) => KEYS[other]?.includes(key) === true);
  if (there === "file" && isPeersFile) {
    return { hint: `\`${key}\` belongs to network.yaml`, key: null };
  }
  if (there === undefined) {
    // A set of the peer, under another word.
    const isSet = place === "session" && OTHER_KEYS.peer?.["as_sets"]?.includes(key) === true;
    return isSet ? { hint: `\`as_sets\` belongs to ${PLACE_NAMES.peer}`, key: null } : null;
  }
  if (isPeersFile) {
    const hint = "a peer's keys stand below `peers:` and `- `, indented";
    return { hint: `begin the file with \`peers:\`: ${hint}`, key: "peers", group: hint };
  }
  return { hint: `\`${key}\` belongs to ${PLACE_NAMES[there]}`, key: null };
}

function meant(key: string, text = key): IntendedKey {
  return { hint: `did you mean \`${text}\`?`, key };
}

/** The ASN of the peer that a path leads into; null if it has no readable ASN. */
function asnOf(root: Node, path: Path): Asn | null {
  const peer = nodeAt(root, path.slice(0, 2));
  const asn = peer && child(peer, "asn");
  return numberOf(asn) ?? parseAsn(textOf(asn) ?? "");
}
