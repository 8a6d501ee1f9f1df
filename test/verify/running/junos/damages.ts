import type { Damage } from "../damage.ts";
import { bgpDamages } from "./bgp-damages.ts";
import { groupDamages } from "./group-damages.ts";
import { objectDamages } from "./object-damages.ts";
import { ordinaryDamages } from "./ordinary-damages.ts";
import { otherDamages } from "./other-damages.ts";
import { routingDamages } from "./routing-damages.ts";
import { setDamages } from "./set-damages.ts";

/** Everything that is done to the router's configuration outside of what is ours. */
export function damagesOf(text: string): readonly Damage[] {
  const all = [
    ...bgpDamages(text),
    ...routingDamages(text),
    ...objectDamages(text),
    ...groupDamages(text),
    ...otherDamages(text),
    ...ordinaryDamages(text),
  ];
  // Each tenth of them as `set` commands too.
  return [
    ...all,
    ...setDamages(
      text,
      all.filter((_, i) => i % 10 === 0),
    ),
  ];
}
