import type { Damage } from "../damage.ts";
import { commandDamages } from "./command-damages.ts";
import { neighborDamages } from "./neighbor-damages.ts";
import { placeDamages } from "./place-damages.ts";
import { removalDamages } from "./removal-damages.ts";

/** Everything that is done to the router, under names of their own. */
export function damagesOf(text: string): readonly Damage[] {
  const all = [
    ...commandDamages(text),
    ...neighborDamages(text),
    ...placeDamages(text),
    ...removalDamages(text),
  ];
  // A line may come from two commands of the grammar.
  const named = new Map(all.map((damage) => [damage.name, damage]));
  return [...named.values()].filter((damage) => damage.text !== text);
}
