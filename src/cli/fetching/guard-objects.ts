import { objectsOf, type NeededObject, type ObjectRules } from "../../compile/index.ts";
import type { Declaration } from "../../declaration/index.ts";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { guardSnapshot, type GuardLimits, type Snapshot } from "../../snapshot/index.ts";
import type { Fetched } from "./fetch-objects.ts";

/** Applies the guards of a declaration to fetched objects; returns the objects to commit. */
export function guardObjects(
  declaration: Declaration,
  before: Snapshot,
  { objects: fetched, differing }: Fetched,
  rules: ReadonlyMap<string, ObjectRules>,
  acknowledged: readonly string[],
  report: Report,
): Snapshot {
  const { shrink, grow, atLeast, spaceFraction } = declaration.guards;
  const limits = (name: string): GuardLimits => {
    const own = rules.get(name) ?? { spaceFraction, allowEmpty: [] };
    const { allowEmpty } = own;
    return { shrink, grow, atLeast, spaceFraction: own.spaceFraction, allowEmpty };
  };
  const names = new Set(acknowledged.map((name) => name.toUpperCase()));
  const needed = objectsOf(declaration);
  const place = (name: string) => needed.get(name)?.span;
  const isPlanned = (name: string) => rules.get(name)?.isPlanned === true;
  return guardSnapshot(
    { before, fetched, differing, limits, acknowledged: names, isPlanned, place },
    report,
  );
}

/** Reports the needed objects for which the snapshot has no data, and who needs them. */
export function tellWhatIsLeftOut(
  needed: ReadonlyMap<string, NeededObject>,
  after: Snapshot,
  rules: ReadonlyMap<string, ObjectRules>,
  report: Report,
): void {
  const missing = [...needed].filter(
    ([name]) => !after.has(name) && rules.get(name)?.isPlanned !== true,
  );
  if (missing.length === 0) return;
  const objects = missing.map(([name, { peers, isOurs }]) => {
    const users = [...(isOurs ? ["our own"] : []), ...peers.map(({ asn }) => `AS${asn}`)];
    return `${name} (${users.join(", ")})`;
  });
  const isOurs = missing.some(([, one]) => one.isOurs);
  report(diagnostic("fetch-incomplete", { objects, isOurs }));
}
