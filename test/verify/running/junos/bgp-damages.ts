import type { Damage } from "../damage.ts";
import { inGroup, inUnusedGroup } from "./applied.ts";
import { BGP_OPTIONS } from "./bgp-options.ts";
import { into } from "./into.ts";

const BGP = ["protocols", "bgp"] as const;

/** Our groups, and the neighbor of each. */
const OURS: readonly (readonly [group: string, neighbor: string])[] = [
  ["group PEERC_AS13335_IX_BR_SP_V4", "neighbor 187.16.216.20"],
  ["group PEERC_AS26162_IX_BR_SP_V6", "neighbor 2001:12f8::253"],
];

/** Places of sessions that are not ours, in this instance and elsewhere. */
const OTHERS: readonly (readonly string[])[] = [
  [...BGP, "group IBGP"],
  [...BGP, "group RR-CLIENTS"],
  [...BGP, "group RR-CLIENTS", "neighbor 179.191.160.23"],
  [...BGP, "group CUSTOMER-BLUE"],
  [...BGP, "group CUSTOMER-BLUE", "neighbor 198.18.0.2"],
  [...BGP, "group OTHER", "neighbor 198.18.0.6"],
  ["routing-instances", "RED", ...BGP],
  ["routing-instances", "RED", ...BGP, "group CE"],
  ["routing-instances", "RED", ...BGP, "group CE", "neighbor 187.16.216.20"],
  ["routing-instances", "BLUE", ...BGP, "group CE", "neighbor 2001:12f8::253"],
  ["logical-systems", "LS1", ...BGP],
  ["logical-systems", "LS1", ...BGP, "group X", "neighbor 187.16.216.20"],
];

/** Every statement of BGP in every place. */
export function bgpDamages(text: string): readonly Damage[] {
  const damages: Damage[] = [];
  for (const { text: option, forAll, forOurs, why } of BGP_OPTIONS) {
    const add = (place: string, effect: Damage["effect"], damaged: string) =>
      damages.push({ name: `BGP: ${option} in ${place}`, text: damaged, effect, why });
    if (forAll) {
      add("all of BGP", forAll, into(text, BGP, option));
      add("all of BGP, by a group", forAll, inGroup(text, BGP, option));
      add("all of BGP, by the last group", forAll, inGroup(text, BGP, option, "last"));
    }
    add("a group that nothing applies", "nothing", inUnusedGroup(text, BGP, option));
    for (const place of OTHERS) add(place.join(" "), "nothing", into(text, place, option));
    add("an iBGP group, by a group", "nothing", inGroup(text, [...BGP, "group IBGP"], option));
    if (!forOurs) continue;
    for (const [group, neighbor] of OURS) {
      const place = [...BGP, group, neighbor];
      add(`${group}, outside`, forOurs, into(text, place, option));
      add(`${group}, by another group`, forOurs, inGroup(text, place, option));
    }
    const any = [...BGP, "group <*>", "neighbor <*>"];
    add("all neighbors, by a wildcard", forOurs, inGroup(text, any, option));
    const some = [...BGP, "group <PEERC_*>", "neighbor <*>"];
    add("neighbors of ours, by a wildcard", forOurs, inGroup(text, some, option));
  }
  return damages;
}
