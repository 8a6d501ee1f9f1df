import type { Damage } from "../damage.ts";
import { BGP_CHANGES, BGP_NOTHING, FAMILY_CHANGES, FAMILY_NOTHING } from "./commands.ts";
import { block, indented, insertedBefore, insertedBehind } from "./text-edits.ts";

/** Places in `router bgp` before its first line and between its neighbors; the last two come after ours. */
const PLACES = [
  ...[" nsr", " neighbor 179.191.160.2", " neighbor 187.16.216.20", " neighbor 2001:12f8::20"],
  ...[" vrf CUST-A", " segment-routing srv6"],
];
const REACHES = "it reaches all neighbors, the router's identity or its RPKI records";
const OTHERS = "it reaches no external session, or nothing that is declared of one";

/** Statements of `router bgp` itself and of the families that all neighbors share. */
export function bgpDamages(text: string): readonly Damage[] {
  const of = (lines: readonly string[], effect: Damage["effect"], why: string) => [
    ...PLACES.filter((_, i) => i >= 4 || !/^(no|bgp router-id) /.test(lines[0] ?? "")).map(
      (place): Damage => ({
        name: `router bgp: ${lines.join(" /")} before${place}`,
        text: insertedBefore(text, place, indented(lines, 1)),
        effect,
        why,
      }),
    ),
    {
      name: `router bgp: ${lines.join(" /")} in a block of its own`,
      text: insertedBefore(text, "mpls oam", block("router bgp 52580", lines)),
      effect,
      why,
    },
  ];
  return [
    ...BGP_CHANGES.flatMap((line) => of([line], "changes", REACHES)),
    ...BGP_NOTHING.flatMap((line) => of([line], "nothing", OTHERS)),
    ...SERVERS.flatMap((lines) => of(lines, "changes", REACHES)),
    ...DEFINITIONS.flatMap((lines) => of(lines, "nothing", OTHERS)),
    ...families(text, FAMILY_CHANGES, "changes", "it reaches the routes of all neighbors"),
    ...families(text, FAMILY_NOTHING, "nothing", OTHERS),
    ...marks(text),
    ...ranges(text),
    ...leftOut(text),
  ];
}

/** RPKI servers: one more, ours with other settings, ours in another way. */
const SERVERS: readonly (readonly string[])[] = [
  [
    "rpki server 192.0.2.7",
    " transport tcp port 3323",
    " purge-time 7200",
    " refresh-time 300",
    " preference 1",
    "!",
  ],
  ["rpki server 192.0.2.7", " transport ssh port 22", " username x", "!"],
  ["rpki server cache.example.net", " transport tcp port 323", "!"],
  ...["shutdown", "bind-source interface Loopback0", "refresh-time off", "response-time off"].map(
    (line) => ["rpki server 179.191.160.53", ` ${line}`, "!"],
  ),
  ...["username x", "password y", "transport ssh port 22"].map((line) => [
    "rpki server 179.191.160.53",
    ` ${line}`,
    "!",
  ]),
];

const DEFINITIONS: readonly (readonly string[])[] = [
  ["attribute-filter group AF1", " attribute 20 discard", "!"],
  ["as-list PEERS", " 65001", " 65002", "!"],
  ["mpls activate", " interface Bundle-Ether10", "!"],
  ["af-group A2 address-family ipv6 unicast", " default-originate", "!"],
  ["session-group S2", " shutdown", " timers 1 3", "!"],
  ["neighbor-group N2", " address-family vpnv6 unicast", " !", "!"],
  ["vrf CUST-C", " rd auto", " address-family ipv4 unicast", " !", "!"],
  ["address-family vpnv6 unicast", " retain route-target all", "!"],
  ["address-family ipv4 flowspec", "!"],
  ["address-family link-state link-state", " domain-distinguisher 7", "!"],
  [
    "neighbor 198.18.0.1",
    " remote-as 65001",
    " address-family ipv4 unicast",
    "  route-policy PASS in",
    " !",
    "!",
  ],
];

function families(
  text: string,
  commands: readonly string[],
  effect: Damage["effect"],
  why: string,
): readonly Damage[] {
  const places = [
    ["ipv4", "  maximum-paths ibgp 4"],
    ["ipv6", "  network 2804:54c0::/32"],
  ] as const;
  return places.flatMap(([family, line]) =>
    commands.flatMap((command): readonly Damage[] => [
      {
        name: `${family} unicast: ${command}`,
        text: insertedBehind(text, line, [`  ${command}`]),
        effect,
        why,
      },
      {
        name: `${family} unicast: ${command} in a block of its own`,
        text: insertedBefore(
          text,
          "mpls oam",
          block("router bgp 52580", block(`address-family ${family} unicast`, [command])),
        ),
        effect,
        why,
      },
    ]),
  );
}

/** A mark that ends a block too early, before each line up to the end of what is ours. */
function marks(text: string): readonly Damage[] {
  const all = text.split("\n");
  const first = all.indexOf("router bgp 52580") + 1;
  const behind = all.indexOf(" vrf CUST-A");
  return ["!", " !", "exit", " exit", "  !"].flatMap((mark) =>
    all.slice(first, behind).flatMap((line, i): readonly Damage[] => {
      const closes = /^ *!$/.test(line);
      const opens = /^ *(neighbor|address-family|rpki|vrf|af-group|session-group|neighbor-group)\b/;
      const before = all[first + i - 1] ?? "";
      // Behind a block that is empty so far the mark would end that one, as it should.
      if (closes || (opens.test(before) && mark.trim() !== mark && before.search(/\S/) >= 1))
        return [];
      return [
        {
          name: `${JSON.stringify(mark)} before line ${first + i + 1}: ${line.trim()}`,
          text: all.toSpliced(first + i, 0, mark).join("\n"),
          effect: "changes",
          why: "what follows stands in another block than it seems to",
        },
      ];
    }),
  );
}

/** Ranges of neighbors, with and without one of ours in them. */
function ranges(text: string): readonly Damage[] {
  const ours = [
    ...[0, 1, 2, 4, 8, 10, 12, 16, 20, 22, 24, 26, 27].map((length) => [
      prefixOfOurs(length),
      true,
    ]),
    ...[0, 3, 16, 29, 32, 48, 64, 96, 112, 120].map((length) => [
      length === 0 ? "::/0" : v6(length),
      true,
    ]),
  ] as const;
  const others = [
    "10.0.0.0/8",
    "187.16.212.0/22",
    "187.16.216.0/28",
    "187.16.216.32/27",
    "2001:db8::/32",
    "2001:12f9::/32",
  ];
  return [...ours, ...others.map((range) => [range, false] as const)].flatMap(([range, holds]) =>
    [" neighbor 179.191.160.2", " vrf CUST-A"].map((place): Damage => ({
      name: `neighbor ${String(range)} before${place}`,
      text: insertedBefore(
        text,
        place,
        indented(
          block(`neighbor ${String(range)}`, ["remote-as 13335", "use neighbor-group CLIENT"]),
          1,
        ),
      ),
      effect: holds ? "changes" : "nothing",
      why: holds
        ? "a declared neighbor may call as one of the range"
        : "no declared neighbor is in it",
    })),
  );
}

function prefixOfOurs(length: number): string {
  const address = 187 * 2 ** 24 + 16 * 2 ** 16 + 216 * 2 ** 8 + 20;
  const first = Math.floor(address / 2 ** (32 - length)) * 2 ** (32 - length);
  const octets = [24, 16, 8, 0].map((bits) => Math.floor(first / 2 ** bits) % 256);
  return `${octets.join(".")}/${length}`;
}

function v6(length: number): string {
  return length === 3
    ? "2000::/3"
    : length === 16
      ? "2001::/16"
      : length === 29
        ? "2001:12f8::/29"
        : `2001:12f8::/${length}`;
}

/** Statements and blocks of `router bgp` that are not ours are left out. */
function leftOut(text: string): readonly Damage[] {
  const all = text.split("\n");
  const first = all.indexOf("router bgp 52580") + 1;
  const behind = all.indexOf("mpls oam") - 1;
  const ours =
    /^ (neighbor (187\.16\.216\.20|2001:12f8::20)|address-family ipv[46] unicast|rpki server|bgp router-id|bgp graceful-restart)\b/;
  const damages: Damage[] = [];
  for (let at = first; at < behind;) {
    let next = at + 1;
    while (next < behind && (/^ {2}/.test(all[next] ?? "") || all[next] === " !")) next++;
    const head = all[at] ?? "";
    if (!/^ neighbor (187\.16|2001:12f8)/.test(head)) {
      damages.push({
        name: `router bgp without${head}`,
        text: all.toSpliced(at, next - at).join("\n"),
        effect: ours.test(head) ? "changes" : "nothing",
        why: ours.test(head) ? "it is what our sessions stand on" : "no session of ours needs it",
      });
    }
    at = next;
  }
  return damages;
}
