import type { Damage } from "../damage.ts";
import { inGroup, inUnusedGroup } from "./applied.ts";
import { into } from "./into.ts";
import { ROUTING_OPTIONS } from "./routing-options.ts";

/** Every statement of routing options in every place. */
export function routingDamages(text: string): readonly Damage[] {
  const damages: Damage[] = [];
  for (const [option, effect, why] of ROUTING_OPTIONS) {
    const add = (place: string, what: Damage["effect"], damaged: string) =>
      damages.push({
        name: `routing options: ${option} in ${place}`,
        text: damaged,
        effect: what,
        why,
      });
    const place = ["routing-options"];
    add("routing options", effect, into(text, place, option));
    add("a group that nothing applies", "nothing", inUnusedGroup(text, place, option));
    // The router says these itself, and would win over a group.
    if (!/^(router-id|autonomous-system \d+;|apply-)/.test(option)) {
      add("a group", effect, inGroup(text, place, option));
    }
    if (/validation|peerc/.test(option)) continue;
    for (const instance of ["RED", "BLUE"]) {
      const inside = ["routing-instances", instance, ...place];
      add(`instance ${instance}`, "nothing", into(text, inside, option));
    }
    add("another router", "nothing", into(text, ["logical-systems", "LS1", ...place], option));
  }
  return damages;
}
