import type { PlacedPair } from "../diff/index.ts";
import type { Allowance } from "./allowed-changes.ts";
import { NOT_MENTIONED } from "./not-mentioned.ts";
import type { Registrations } from "./registrations.ts";

/** Why an allowance does not cover a changed maximum of prefixes; null if it does. */
export function judgeLimit(
  { before, after }: PlacedPair,
  { limitPercent }: Allowance,
  registrations: Registrations,
): string | null {
  if (limitPercent === null) return NOT_MENTIONED;
  const [was, is] = [before.session.maxPrefixes.maximum, after.session.maxPrefixes.maximum];
  const { asn, family } = after.session;
  const change = asn === before.session.asn ? registrations.changeOf(asn, family) : null;
  if (!change) return "its neighbor is another one than before";
  if (change.others[0] !== undefined) return change.others[0];
  const { before: old, after: now } = change.counts;
  if (is > was && now <= old) {
    return `it rises, but no more prefixes are registered than before (${now}, before ${old})`;
  }
  if (is < was && now >= old) {
    return `it falls, but no fewer prefixes are registered than before (${now}, before ${old})`;
  }
  if (is < now) return `it is below the number of registered prefixes (${now})`;
  const most = Math.floor((was * limitPercent) / 100);
  const by = Math.abs(is - was);
  return by > most ? `it changes by ${by}, and may by ${most} (${limitPercent}% of ${was})` : null;
}
