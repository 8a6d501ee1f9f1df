import {
  compareRanges,
  formatPrefixRange,
  minimalRanges,
  PrefixSet,
  subtract,
} from "../../modules/net/index.js";

const NAMED = 3;

/** What two expansions of one set do not share, as a text; null where they are the same. */
export function differences(what, ours, theirs) {
  if (ours.length === theirs.length && ours.every((one, i) => isSame(one, theirs[i]))) return null;
  const [here, there] = what === "origins" ? [ours, theirs] : prefixes(what, ours, theirs);
  const only = [
    ...name("only the native engine has", here, there),
    ...name("only bgpq4 has", there, here),
  ];
  return only.length === 0 ? null : only.join("; ");
}

/** Whether an ASN, or what is registered with a range, is what bgpq4 printed in its place. */
function isSame(one, other) {
  return typeof one === "number" ? one === other : compareRanges(one.range, other) === 0;
}

/** As texts of the prefixes that are not in the other one: a list may say in one range what another says in many. */
function prefixes(family, ours, theirs) {
  const [here, there] = [ours.map(({ range }) => range), theirs].map(
    (ranges) => PrefixSet.of(family, ranges).canonical,
  );
  return [subtract(here, there), subtract(there, here)].map((left) =>
    PrefixSet.of(family, minimalRanges(left)).ranges.map(formatPrefixRange),
  );
}

function name(who, here, there) {
  const others = new Set(there);
  const missing = here.filter((item) => !others.has(item));
  if (missing.length === 0) return [];
  return [`${who} ${missing.length}: ${missing.slice(0, NAMED).join(", ")}`];
}
