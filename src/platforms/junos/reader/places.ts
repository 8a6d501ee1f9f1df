import { OBJECTS } from "./constructs.ts";
import { NOT_PASSED_OVER, PASSED_OVER } from "./passed-over.ts";

/** A place in the hierarchy of statements, and what the reader makes of what stands there. */
export interface Place {
  /**
   * `around`: what stands there is looked at statement by statement; `passed`: it is passed over, but for places below
   * that are `refused`; `read`: the reader looks at it wherever it has a say.
   */
  kind: "around" | "passed" | "read" | "refused";
  /** Why it is refused. */
  why: string;
  readonly below: Map<string, Place>;
}

/** What the reader takes from elsewhere than its own group: each is looked at where a session of ours needs it. */
const READ = [
  ...OBJECTS.map(({ word }) => `policy-options ${word} *`),
  // Options that sessions inherit: what is not known there is reported with the first session.
  "protocols bgp *",
  "protocols bgp group *",
  "routing-options autonomous-system",
  "routing-options graceful-restart",
  "routing-options router-id",
  "routing-options validation group *",
  "security authentication-key-chains key-chain *",
];

/** The top of the hierarchy. */
export const TOP: Place = newPlace();

for (const { under, names } of PASSED_OVER) {
  for (const name of names) placeOf(`${under} ${name}`).kind = "passed";
}
for (const path of READ) placeOf(path).kind = "read";
for (const { path, why } of NOT_PASSED_OVER) {
  const place = placeOf(path);
  place.kind = "refused";
  place.why = why;
}

/** The place of a statement below another place; null where nothing is known of it. */
export function placeBelow(place: Place, word: string): Place | null {
  return place.below.get(word) ?? place.below.get("*") ?? null;
}

function newPlace(): Place {
  return { kind: "around", why: "", below: new Map() };
}

function placeOf(path: string): Place {
  let at = TOP;
  for (const word of path.split(" ").filter(Boolean)) {
    let next = at.below.get(word);
    if (!next) at.below.set(word, (next = newPlace()));
    at = next;
  }
  return at;
}
