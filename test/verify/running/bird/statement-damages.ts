import type { Damage } from "../damage.ts";
import { changes, inserted, nothing, PLACES, replaced } from "./places.ts";
import { text } from "./running-text.ts";

const LOGS = "it says what is logged, printed or copied (manual, global options)";
const OTHERS = "nothing of ours uses it";
const TABLES = "our sessions and filters have tables of their own, and take none by its options";

/** Statements outside of protocols, as listed in the manual, that do not affect sessions. */
const HARMLESS: readonly (readonly [statement: string, why: string])[] = [
  ['log "/var/log/other.log" all;', LOGS],
  ['log "/var/log/other.log" 1000000 "/var/log/older.log" { debug, trace, info };', LOGS],
  ["log syslog all;", LOGS],
  ['log syslog name "other" { remote, auth };', LOGS],
  ["log stderr all;", LOGS],
  ["debug protocols all", LOGS],
  ["debug protocols off;", LOGS],
  ["debug protocols { events, packets }", LOGS],
  ["debug channels all;", LOGS],
  ["debug channels { states, routes, filters };", LOGS],
  ["debug commands 2", LOGS],
  ["debug latency on", LOGS],
  ["debug latency", LOGS],
  ["debug latency yes;", LOGS],
  ["debug latency limit 500 ms", LOGS],
  ["watchdog warning 1 s", LOGS],
  ["watchdog warning 800 ms;", LOGS],
  ["watchdog timeout 30 s;", "it ends a daemon that hangs"],
  ["mrtdump protocols all;", LOGS],
  ["mrtdump protocols { messages };", LOGS],
  ['mrtdump "/var/log/bird.mrt";', LOGS],
  ["timeformat base iso short;", LOGS],
  ['timeformat log "%T";', LOGS],
  ['timeformat route "%T" 20 "%F";', LOGS],
  ['hostname "another";', "our sessions do not advertise it"],
  ["graceful restart wait 5;", "it is about this router's own start"],
  ["attribute int another_attribute;", OTHERS],
  ["attribute bgppath another_path;", OTHERS],
  [";", "it is empty"],
  [";;;", "it is empty"],
  ["# router id 192.0.2.1;", "it is a comment"],
  ["/* protocol static { roa4; route 10.0.0.0/8 max 32 as 1; } */", "it is a comment"],
  ['/*\ninclude "extra.conf";\n*/', "it is a comment"],
  ['# include "extra.conf";', "it is a comment"],
  ["ipv4 table another", TABLES],
  ["ipv4 table another sorted", TABLES],
  ["ipv6 table another { trie; gc period 10 s; min settle time 5 s; }", TABLES],
  ["ipv6 sadr table another", TABLES],
  ["vpn6 table another { sorted on; };", TABLES],
  ["flow6 table another", TABLES],
  ["mpls table another", TABLES],
  ["ipv4 table master4", TABLES],
  ["ipv6 table master6 { gc threshold 100; };", TABLES],
  ["define another = 5;", OTHERS],
  ["define another = 5 * (3 + 2) - 1;", OTHERS],
  ["define another = 4.68.10.1;", OTHERS],
  ["define another = [ 4.68.10.1/32, 10.0.0.0/8{9,24} ];", OTHERS],
  ["define another = [= * 13335 [1, 2..3] ? =];", OTHERS],
  ['define another = "protocol bgp { neighbor 4.68.10.1 as 1; }";', OTHERS],
  ['define another = "# not a comment";', OTHERS],
  ["define another = [ (1, *), (2, 3..4) ];", OTHERS],
  ["define another = 10.0.0.0/8.ip;", OTHERS],
  ["define another = -empty-;", OTHERS],
  ["define 'another-name' = true;", OTHERS],
  ["function another() { return net ~ [ 10.0.0.0/8+ ]; }", OTHERS],
  ["function another(int x; prefix set y) int z; { z = x + 1; return net ~ y && z > 3; }", OTHERS],
  [
    "function another() { bgp_path.prepend(1); bgp_community = -empty-; if true then accept; }",
    OTHERS,
  ],
  ["filter another { if defined(bgp_otc) then reject; bgp_med = bgp_med + 5; accept; }", OTHERS],
  [
    "filter another int x; pair y; { x = 1; y = (1, x); if y ~ bgp_community then accept; reject; }",
    OTHERS,
  ],
  ['filter another { print "}"; accept; }', OTHERS],
  ["filter another { # }\n  reject; }", OTHERS],
  [
    "template bgp another { passive; hold time 3; ipv4 { import all; export all; }; }",
    "no protocol of ours is made from it",
  ],
  ["template bgp another { neighbor 4.68.10.1 as 13335; }", "a template is no session"],
  [
    "roa4 table another4\ntemplate static another { roa4; route 10.0.0.0/8 max 32 as 1; }",
    "a template fills nothing",
  ],
  ["protocol direct another { disabled; ipv4; ipv6; }", "it brings routes into tables"],
  [
    "protocol kernel another { kernel table 300; ipv6 { table red6; import all; }; learn; }",
    "it brings routes into tables",
  ],
  [
    "protocol static another { ipv4; route 4.68.10.1/32 blackhole; }",
    "it brings routes into tables",
  ],
  [
    "protocol static another { ipv4 { import filter { bgp_large_community.add((52580, 1, 1)); accept; }; }; route 10.0.0.0/8 unreachable; }",
    "our filters go by what a route has",
  ],
  [
    "protocol ospf v3 another { ipv4 { table office4; import all; }; area 0 { }; }",
    "it brings routes into tables",
  ],
  [
    "protocol rip ng another { ipv6 { table office6; import all; }; }",
    "it brings routes into tables",
  ],
  ["protocol babel { ipv4 { import all; export none; }; }", "it brings routes into tables"],
  ['protocol radv { interface "eth0"; }', "it speaks with hosts"],
  ['protocol mrt another { table "master4"; filename "/tmp/x"; period 30; }', "it copies tables"],
];

/** Statements that affect sessions, or may do so. */
const HARMFUL: readonly (readonly [statement: string, why: string])[] = [
  ['include "extra.conf";', "what the other file says is not here"],
  ['\tinclude\t"extra.conf" ;', "what the other file says is not here"],
  ["protocol perf { ipv4; mode import; }", "it brings in and takes away routes of its own making"],
  ["router id 192.0.2.1;", "neighbors know us by it, and choose routes by it (RFC 4271, 9.1.2.2)"],
  ["router id 3232235777;", "neighbors know us by it"],
  ["router id VALIDATOR;", "neighbors know us by it"],
  ["define another_id = 192.0.2.1; router id another_id;", "neighbors know us by it"],
  ["define PEERC_EXTRA = 5;", "a name of ours"],
  ["define 'PEERC_EXTRA' = [ 10.0.0.0/8 ];", "a name of ours"],
  ["function PEERC_extra() { return true; }", "a name of ours"],
  ["filter PEERC_EXTRA { accept; }", "a name of ours"],
  ["ipv4 table PEERC_EXTRA", "a name of ours"],
  ["roa4 table PEERC_EXTRA", "a name of ours"],
  ["protocol static PEERC_EXTRA { ipv4; }", "a name of ours"],
  [
    "protocol pipe PEERC_EXTRA { table master4; peer table office4; import none; export none; }",
    "a name of ours",
  ],
  ["protocol direct PEERC_EXTRA { ipv4; }", "a name of ours"],
  [
    "protocol bgp PEERC_EXTRA { local as 52580; neighbor 203.0.113.9 as 64700; ipv4 { import none; export none; }; }",
    "a name of ours",
  ],
];

/** The names that must be there already. */
const NEEDS = /\b(VALIDATOR|red6|office[46])\b/;

function statements(): readonly Damage[] {
  return PLACES.flatMap((place, i) => [
    ...HARMLESS.filter(([one]) => i > 2 || !NEEDS.test(one)).map(([one, why]) =>
      nothing(`${one} ${place.name}`, inserted(one, place), why),
    ),
    ...HARMFUL.filter(([one]) => i > 2 || !NEEDS.test(one))
      // The last router ID wins.
      .filter(([one]) => !one.includes("router id") || i > 2)
      .map(([one, why]) => changes(`${one} ${place.name}`, inserted(one, place), why)),
  ]);
}

/** The router ID, said otherwise. */
function routerId(): readonly Damage[] {
  const ownId = "router id ROUTER_ADDRESS;";
  const CHOSEN = "BIRD chooses the lowest address of an interface (manual, router id)";
  return [
    ...[
      "router id 179.191.160.1;",
      "router id 3015680001;",
      "router id LOOPBACK_V4;",
      "router id 192.0.2.1; router id ROUTER_ADDRESS;",
      'router id from "eth*"; router id ROUTER_ADDRESS;',
      'router id ROUTER_ADDRESS; router id from -"docker*", "eth0";',
    ].map((one) => nothing(one, replaced(ownId, one), "it is the same, or the one that holds is")),
    ...[
      ["", CHOSEN],
      ['router id from "eth0";', CHOSEN],
      ["router id from 10.0.0.0/8;", CHOSEN],
      ["router id 179.191.160.2;", "neighbors know us by it"],
      ["router id RR1_V4;", "neighbors know us by it"],
      ["router id 1;", "neighbors know us by it"],
      ["router id ROUTER_ADDRESS; router id 192.0.2.1;", "the last one holds"],
    ].map(([one = "", why = ""]) => changes(`router ID: ${one}`, replaced(ownId, one), why)),
  ];
}

/** Another file in the middle of whatever is open: BIRD puts its text there. */
function includes(): readonly Damage[] {
  const lines = text.split("\n");
  return lines.flatMap((line, i) => {
    // Every eleventh line, wherever that is: in sets, filters, protocols; not in comments of several lines, which it has not.
    if (i % 11 !== 0) return [];
    const damaged = [...lines.slice(0, i), '  include "extra.conf";', ...lines.slice(i)].join("\n");
    const about = `another file before line ${i + 1}: ${line.trim()}`;
    return [changes(about, damaged, "what the other file says is not here")];
  });
}

export const statementDamages: readonly Damage[] = [...statements(), ...routerId(), ...includes()];
