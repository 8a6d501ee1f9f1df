import type { Damage } from "../damage.ts";
import { bgpDamages } from "./bgp-damages.ts";
import { groupDamages } from "./group-damages.ts";
import { nestedDamages } from "./nested-damages.ts";
import { objectDamages } from "./object-damages.ts";
import { routerDamages } from "./router-damages.ts";
import { sessionDamages } from "./session-damages.ts";

/** Everything that is done to an ordinary router's configuration outside of what is ours. */
export function damagesOf(text: string): readonly Damage[] {
  return [
    ...routerDamages(text),
    ...bgpDamages(text),
    ...sessionDamages(text),
    ...nestedDamages(text),
    ...groupDamages(text),
    ...objectDamages(text),
  ];
}
