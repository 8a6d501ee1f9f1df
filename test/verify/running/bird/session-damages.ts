import {
  formatAddress,
  formatPrefix,
  holds,
  maxLength,
  networkOf,
} from "../../../../src/net/index.ts";
import type { SessionPlan } from "../../../../src/model/index.ts";
import type { Damage } from "../damage.ts";
import { changes, inserted, LATER_PLACES, nothing, PLACES } from "./places.ts";
import { plan } from "./running-text.ts";

const SESSIONS = plan.peers.flatMap((peer) => peer.sessions);

const ONE_EACH =
  "BIRD runs one protocol for a neighbor at a time: which of two comes up is a matter of who asks first (seen on 2.0.12; " +
  "manual, BGP, neighbor)";
const BY_RANGE =
  "a range takes connections from all addresses in it that no protocol with an address takes first, so that a declared neighbor " +
  "has a second session by another address of ours (seen on 2.0.12; manual, BGP, neighbor range)";
const OTHER_ADDRESS = "it is a session with somebody else";
const OTHER_VRF =
  "sockets, connections and locks of a VRF are its own (manual, protocol options, vrf)";

/** How the rest of a second session is written. */
const CHANNELS = {
  none: "{ import none; export none; }",
  all: "{ import all; export all; }",
} as const;

/** Ways to write the protocol of a second session; `N` is the neighbor's address, `F` its family, `L` ours. */
const WAYS: Readonly<Record<string, string>> = {
  "as it is": "protocol bgp second { local L as 52580; neighbor N as 64700; F CHANNEL; }",
  "without a name": "protocol bgp { local L as 52580; neighbor N as 64700; F CHANNEL; }",
  "without our address": "protocol bgp second { local as 52580; neighbor N as 64700; F CHANNEL; }",
  "in the default VRF":
    "protocol bgp second { vrf default; local L as 52580; neighbor N as 64700; F CHANNEL; }",
  "by another port":
    "protocol bgp second { local L port 1790 as 52580; neighbor N port 1790 as 64700; F CHANNEL; }",
  passive: "protocol bgp second { passive; local L as 52580; neighbor N as 64700; F CHANNEL; }",
  "of our own ASN": "protocol bgp second { local L as 52580; neighbor N internal; F CHANNEL; }",
  "by a constant":
    "define second_address = N;\nprotocol bgp second { local L as 52580; neighbor second_address as 64700; F CHANNEL; }",
  "by a constant of a constant":
    "define one = N; define second_address = one;\nprotocol bgp second { local L as 52580; neighbor second_address as 64700; F CHANNEL; }",
  "by a template":
    "template bgp common { local L as 52580; neighbor N as 64700; F CHANNEL; }\nprotocol bgp second from common { }",
  "by a template of a template":
    "template bgp common { neighbor N as 64700; }\ntemplate bgp middle from common { local L as 52580; }\nprotocol bgp second from middle { F CHANNEL; }",
  "with quoted names":
    "template bgp 'the.common' { neighbor N as 64700; }\nprotocol bgp 'a-second' from 'the.common' { local L as 52580; F CHANNEL; }",
  "with options before":
    'protocol bgp second { description "neighbor 10.0.0.1"; neighbor as 64700; hold time 90; F CHANNEL; neighbor N; local L as 52580; }',
  "between comments":
    "protocol bgp second { /* neighbor 10.0.0.1 as 1; */ local L as 52580; neighbor # 10.0.0.1\n N as 64700; F CHANNEL; }",
};

function written(way: string, { remote, local, family }: SessionPlan, channel: string): string {
  return way
    .replaceAll("CHANNEL", channel)
    .replaceAll(/\bN\b/g, formatAddress(remote))
    .replaceAll(/\bL\b/g, formatAddress(local))
    .replaceAll(/\bF\b/g, family);
}

/** A second session with a declared neighbor, or one that looks like it. */
function seconds(): readonly Damage[] {
  return SESSIONS.flatMap((session) =>
    Object.entries(WAYS).flatMap(([way, form]) =>
      Object.entries(CHANNELS).flatMap(([channel, body]) => {
        const statement = written(form, session, body);
        const inVrf = statement
          .replaceAll("vrf default;", "")
          .replaceAll(/(protocol bgp [^{]*\{)/g, '$1 vrf "red";');
        const elsewhere = written(form, { ...session, remote: aside(session) }, body);
        const about = `${way}, ${channel}, with ${formatAddress(session.remote)}`;
        return [
          ...PLACES.map((place) =>
            changes(
              `a second session ${about}, ${place.name}`,
              inserted(statement, place),
              ONE_EACH,
            ),
          ),
          ...LATER_PLACES.map((place) =>
            nothing(
              `a session of a VRF ${about}, ${place.name}`,
              inserted(inVrf, place),
              OTHER_VRF,
            ),
          ),
          ...LATER_PLACES.map((place) =>
            nothing(
              `a session beside ${about}, ${place.name}`,
              inserted(elsewhere, place),
              OTHER_ADDRESS,
            ),
          ),
        ];
      }),
    ),
  );
}

/** An address of no neighbor, next to a declared one. */
function aside({ remote }: SessionPlan): SessionPlan["remote"] {
  return { ...remote, value: remote.value ^ 0x40n };
}

/** Ranges of neighbors around the declared ones, and next to them. */
function ranges(): readonly Damage[] {
  const lengths = { ipv4: [32, 31, 24, 20, 8, 0], ipv6: [128, 127, 64, 32, 3, 0] };
  const forms: readonly (readonly [string, string])[] = [
    [
      "as it is",
      "protocol bgp many { local as 52580; neighbor range P as 64701; F { import none; export none; }; }",
    ],
    [
      "by a constant",
      "define all_of_them = P;\nprotocol bgp many { local as 52580; neighbor range all_of_them external; F { import none; export none; }; }",
    ],
    [
      "by a template",
      "template bgp for_many { neighbor range P as 64701; F { import none; export none; }; }\nprotocol bgp many from for_many { local as 52580; passive; }",
    ],
  ];
  return SESSIONS.flatMap(({ remote, family }) =>
    forms.flatMap(([form, statement]) =>
      lengths[family].flatMap((length) => {
        const around = formatPrefix(networkOf(remote, length));
        const flipped = 1n << BigInt(maxLength(family) - length);
        const free = networkOf({ ...remote, value: remote.value ^ flipped }, length);
        const beside = formatPrefix(free);
        const of = (prefix: string) =>
          statement.replaceAll(/\bP\b/g, prefix).replaceAll(/\bF\b/g, family);
        const about = (prefix: string) => `the range ${prefix} of neighbors ${form}`;
        // Another declared neighbor may be in the adjacent prefix.
        const isFree = length > 0 && !SESSIONS.some((one) => holds(free, one.remote));
        const inVrf = of(around).replaceAll(/(protocol bgp [^{]*\{)/g, '$1 vrf "red";');
        return [
          ...[PLACES[2], ...LATER_PLACES].flatMap((place) =>
            place
              ? [
                  changes(
                    `${about(around)}, for ${formatAddress(remote)}, ${place.name}`,
                    inserted(of(around), place),
                    BY_RANGE,
                  ),
                ]
              : [],
          ),
          ...(isFree ? LATER_PLACES : []).map((place) =>
            nothing(
              `${about(beside)}, beside ${formatAddress(remote)}, ${place.name}`,
              inserted(of(beside), place),
              OTHER_ADDRESS,
            ),
          ),
          ...LATER_PLACES.slice(1).map((place) =>
            nothing(
              `${about(around)}, in a VRF, ${formatAddress(remote)}, ${place.name}`,
              inserted(inVrf, place),
              OTHER_VRF,
            ),
          ),
        ];
      }),
    ),
  );
}

export const sessionDamages: readonly Damage[] = [...seconds(), ...ranges()];
