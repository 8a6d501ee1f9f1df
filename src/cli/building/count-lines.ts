import { sameButPlaces, type RouterPlan } from "../../model/index.ts";
import { differingLines } from "./differing-lines.ts";

/** Entries of lists that are rendered without being asked for: half a second. */
const FEW_ENTRIES = 200_000;

/**
 * How many lines of the routers' files only one of two networks has; null if rendering them would take long and
 * `always` does not ask for it.
 */
export function countLines(
  before: readonly RouterPlan[],
  after: readonly RouterPlan[],
  render: (plan: RouterPlan) => string,
  always: boolean,
): number | null {
  const names = [...new Set([...before, ...after].map(({ name }) => name))];
  const pairs = names
    .map((name) => [before, after].map((all) => all.find((plan) => plan.name === name) ?? null))
    .filter(([was, is]) => !was || !is || (was !== is && !sameButPlaces(was, is)));
  const entries = pairs.flat().reduce((sum, plan) => sum + (plan ? entriesOf(plan) : 0), 0);
  if (entries > FEW_ENTRIES && !always) return null;
  const text = (plan: RouterPlan | null | undefined) => (plan ? render(plan) : "");
  return pairs.reduce((sum, [was, is]) => sum + differingLines(text(was), text(is)), 0);
}

function entriesOf({ lists }: RouterPlan): number {
  return lists.prefixes.reduce((sum, { set }) => sum + set.size, 0);
}
