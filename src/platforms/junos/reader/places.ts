import { OBJECTS } from "./constructs.ts";
import { NOT_IGNORED, IGNORED } from "./ignored.ts";

/** A place in the hierarchy of statements, and how the reader treats its content. */
export interface Place {
  /**
   * `around`: its content is checked statement by statement; `passed`: it is ignored, except for places below that
   * are `refused`; `read`: it is read wherever it has an effect.
   */
  kind: "around" | "ignored" | "read" | "refused";
  /** Why it is refused. */
  why: string;
  readonly below: Map<string, Place>;
}

/** What the reader uses from outside of peerc's group: each is checked if a session of ours needs it. */
const READ = [
  ...OBJECTS.map(({ word }) => `policy-options ${word} *`),
  // Options that sessions inherit: unknown ones are reported with the first session.
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

for (const { under, names } of IGNORED) {
  for (const name of names) placeOf(`${under} ${name}`).kind = "ignored";
}
for (const path of READ) placeOf(path).kind = "read";
for (const { path, why } of NOT_IGNORED) {
  const place = placeOf(path);
  place.kind = "refused";
  place.why = why;
}

/** The place of a statement below another place; null if it is unknown. */
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
