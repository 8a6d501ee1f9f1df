import type { Damage } from "../damage.ts";
import { BGP_CHANGES, NEIGHBOR, NEIGHBOR_FAMILY } from "./commands.ts";
import { block, insertedBefore, insertedBehind } from "./text-edits.ts";

const INHERITED =
  "what it is applied to has the statements of a group where they fit (Flexible CLI)";
const NOT_INHERITED = "a group has no say where it is not applied";

/** Configuration groups that fit our neighbors, applied and not. */
export function groupDamages(text: string): readonly Damage[] {
  const bodies = [
    ...NEIGHBOR.map((command) => block("router bgp '.*'", block("neighbor '.*'", [command]))),
    ...NEIGHBOR_FAMILY.map((command) =>
      block(
        "router bgp '.*'",
        block("neighbor '.*'", block("address-family ipv4 unicast", [command])),
      ),
    ),
    ...BGP_CHANGES.map((command) => block("router bgp '.*'", [command])),
  ];
  return bodies.flatMap((body): readonly Damage[] => {
    const name = `group G: ${body.slice(1, -1).join(" /")}`;
    const group = ["group G", ...body.map((line) => ` ${line}`), "end-group"];
    const defined = insertedBefore(text, "aaa accounting", group);
    return [
      { name: `${name}, not applied`, text: defined, effect: "nothing", why: NOT_INHERITED },
      {
        name: `${name}, applied to everything`,
        text: insertedBefore(defined, "interface Bundle-Ether10", ["apply-group MTU-CORE G"]),
        effect: "changes",
        why: INHERITED,
      },
      {
        name: `${name}, applied to router bgp`,
        text: insertedBehind(defined, "router bgp 52580", [" apply-group G"]),
        effect: "changes",
        why: INHERITED,
      },
      {
        name: `${name}, applied to IS-IS`,
        text: insertedBehind(defined, "router isis CORE", [" apply-group G"]),
        effect: "nothing",
        why: NOT_INHERITED,
      },
    ];
  });
}
