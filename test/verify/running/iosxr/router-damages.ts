import type { Damage } from "../damage.ts";
import { FOREIGN } from "./foreign.ts";
import { insertedBefore } from "./text-edits.ts";

/** Places between two blocks of the configuration. */
const PLACES = [
  "hostname gru1",
  "prefix-set CORE-LOOPBACKS",
  "router static",
  "router bgp 52580",
  "mpls oam",
];

const NO_SAY = "it is of another part of the router (Cisco-IOS-XR-um-* models)";

/** Statements outside of all blocks, and blocks other than BGP. */
export function routerDamages(text: string): readonly Damage[] {
  return [
    ...FOREIGN.flatMap((lines) =>
      PLACES.map((place): Damage => {
        const name = `${lines.join(" / ")} before ${place}`;
        return { name, text: insertedBefore(text, place, lines), effect: "nothing", why: NO_SAY };
      }),
    ),
    ...leftOut(text),
    ...nestedInForeign(text),
    ...others(text),
  ];
}

/** Each block that is not ours is left out. */
function leftOut(text: string): readonly Damage[] {
  return blocksOf(text)
    .filter(
      ({ head }) => !/PEERC_|^router bgp|^(end|Building|Sat)\b|^route-policy PASS|^!/.test(head),
    )
    .map(({ head, at, lines }) => ({
      name: `without ${head} (line ${at + 1})`,
      text: text.split("\n").toSpliced(at, lines).join("\n"),
      effect: "nothing",
      why: "nothing of ours stands in it",
    }));
}

/** Statements that the router would take for its own, or for all of BGP, in a block that does not have them. */
function nestedInForeign(text: string): readonly Damage[] {
  const all = text.split("\n");
  return blocksOf(text)
    .filter(
      ({ head, lines }) =>
        lines > 1 &&
        /^(interface|router (static|isis|ospf)|mpls|l2vpn|ntp|snmp-server|line|telemetry|control-plane|flow|vrf|key)\b/.test(
          head,
        ),
    )
    .flatMap(({ head, at }) =>
      [
        [" router bgp 52580", "  timers bgp 1 3"],
        [" no router bgp 52580"],
        [" no route-policy PEERC_AS13335_IX_BR_SP_V4_IMPORT"],
        [" prefix-set PEERC_OWN_V4", "  10.0.0.0/8", " end-set"],
        [" as-format asdot"],
        [" root", " router bgp 52580"],
      ].map((lines): Damage => ({
        name: `${lines.join(" /")} in ${head} (line ${at + 1})`,
        text: all.toSpliced(at + 1, 0, ...lines).join("\n"),
        effect: "changes",
        why: "a command that a mode does not have is taken by the modes around it",
      })),
    );
}

function others(text: string): readonly Damage[] {
  const changes: readonly (readonly [lines: readonly string[], why: string])[] = [
    [["as-format asdot"], "regular expressions see ASNs as 1.10 then"],
    [["no router bgp 52580"], "takes away all sessions that came before"],
    [["no router bgp"], "takes away all sessions that came before"],
    [["router bgp 64999", " timers bgp 5 15", "!"], "a router of another ASN"],
    [["router bgp 52580 instance A", " timers bgp 5 15", "!"], "an instance of BGP of its own"],
    [["root"], "no command of a configuration that is shown"],
    [["abort"], "no command of a configuration that is shown"],
    [["commit"], "no command of a configuration that is shown"],
    [["end-policy"], "ends what is not open"],
    [["end-set"], "ends what is not open"],
    [["end-group"], "ends what is not open"],
    [["a-command-of-later-releases x"], "nobody knows what it does"],
    [["route-policy OPEN", "  pass"], "a policy without its end takes in what follows"],
    [["prefix-set OPEN", "  10.0.0.0/8"], "a set without its end takes in what follows"],
    [["banner motd ~ a text without its end"], "a banner without its end takes in what follows"],
    [
      ["no route-policy PASS", "vrf X", " router bgp 52580", "!"],
      "taken as a command of the router",
    ],
  ];
  return [
    ...PLACES.flatMap((place) =>
      changes
        .filter(([[line = ""]]) => !(line.startsWith("no router") && place !== "mpls oam"))
        .filter(
          ([[line = ""]]) =>
            !(/^(banner|route-policy OPEN|prefix-set OPEN)/.test(line) && place === "mpls oam"),
        )
        .map(([lines, why]): Damage => ({
          name: `${lines.join(" /")} before ${place}`,
          text: insertedBefore(text, place, lines),
          effect: "changes",
          why,
        })),
    ),
    ...PLACES.slice(0, 4).map((place): Damage => ({
      name: `end before ${place}`,
      text: insertedBefore(text, place, ["end"]),
      effect: "changes",
      why: "what follows is no configuration",
    })),
  ];
}

interface Block {
  readonly head: string;
  /** The line of its head, from 0. */
  readonly at: number;
  readonly lines: number;
}

/** The blocks of a configuration with the router's indentation, and the `!` after each. */
function blocksOf(text: string): readonly Block[] {
  const all = text.split("\n");
  const blocks: Block[] = [];
  for (let at = 0; at < all.length;) {
    const head = all[at] ?? "";
    let next = at + 1;
    const body = /^banner/.test(head) ? "^C" : /^group/.test(head) ? "end-group" : null;
    const until = /^route-policy/.test(head) ? "end-policy" : /-set /.test(head) ? "end-set" : body;
    const last = head === "policy-global" ? "end-global" : until;
    if (last !== null) next = all.indexOf(last, at) + 1;
    else while (all[next]?.startsWith(" ")) next++;
    if (all[next] === "!") next++;
    blocks.push({ head, at, lines: next - at });
    at = next;
  }
  return blocks;
}
