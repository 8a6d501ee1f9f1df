import type { DecisionRow, DiffReport, Place, SessionRow, SetRow } from "../rows/diff-report.ts";

/** `3 sessions`, `1 session`. */
export function count(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`;
}

/** What is proven unchanged, and how many lines of the files differ nevertheless. */
export function sameText({ equal, unchanged, lines }: DiffReport): string {
  const same = `${count(unchanged.sessions, "session")} and ${count(unchanged.filters, "filter")} proven unchanged in meaning`;
  if (lines === null || lines === 0) return `${equal ? "No difference: " : ""}${same}.`;
  const differ = `${count(lines, "line")} of the files ${lines === 1 ? "differs" : "differ"}`;
  return equal ? `No difference: ${same}, although ${differ}.` : `${same}; ${differ}.`;
}

/** The first of some texts, and the number of the others. */
export function some(all: readonly string[], most: number, leftOut = 0): string {
  const shown = all.slice(0, most);
  const rest = all.length - shown.length + leftOut;
  return rest > 0 ? `${shown.join(", ")} and ${rest} more` : shown.join(", ");
}

/** `policies/peering.yaml:12`. */
export function placeText({ path, line }: Place): string {
  return `${path}:${line}`;
}

/** A session by its router and name. */
export function sessionText({ router, name }: SessionRow): string {
  return `${name} on ${router}`;
}

/**
 * `3 prefixes, 768 addresses`; in IPv6 the number of addresses is meaningless. A number of prefixes that nobody would
 * count the digits of is rounded: `about 5.9 × 10^38 prefixes`.
 */
export function sizeText({ prefixes, addresses }: SetRow, family: string): string {
  const counted = prefixes === "1" ? "1 prefix" : `${readable(prefixes)} prefixes`;
  return family === "ipv6" ? counted : `${counted}, ${addresses} addresses`;
}

/** The most digits of a number that is printed as it is. */
const MOST_DIGITS = 15;

function readable(number: string): string {
  if (number.length <= MOST_DIGITS) return number;
  const [factor, power] = Number(number).toExponential(1).split("e+");
  return `about ${factor} × 10^${power}`;
}

/** The result for a route, the deciding term, and its location. */
export function decisionText({ verdict, reason, term, place, attributes }: DecisionRow): string {
  const why = reason === null ? "" : ` (${reason})`;
  const how = attributes === "" ? "" : ` with ${attributes}`;
  const by = term === null ? "by the default at the end" : `by ${term}`;
  return `${verdict}${why}${how} ${by}${place ? `, ${placeText(place)}` : ""}`;
}
