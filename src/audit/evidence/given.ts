import type { Evidence } from "../../sources/index.ts";
import type { Fact, Lack } from "../decision.ts";

/** Evidence, or why there is none that decides anything. */
export type Given<Data> =
  | {
      readonly kind: "known";
      readonly data: Data;
      /** What it is, for facts: `PeeringDB`. */
      readonly source: string;
      /** When the source made it, RFC 3339 in UTC. */
      readonly time: string;
    }
  | { readonly kind: "lacking"; readonly lack: Lack };

/** Evidence that is there. */
export type Known<Data> = Extract<Given<Data>, { readonly kind: "known" }>;

/** What a source is called, and how to obtain it. */
export interface SourceNames {
  /** After `the snapshot has no`: `PeeringDB data`. */
  readonly name: string;
  /** As the source of a fact: `PeeringDB`. */
  readonly source: string;
  /** `run peerc fetch`. */
  readonly remedy: string;
}

/** What makes evidence too old. Both in milliseconds; `now` since 1970. */
export interface Ages {
  readonly now: number;
  readonly maxAge: number;
}

const DAY_MS = 86_400_000;

/** Evidence of the snapshot, unless it is missing or too old. */
export function given<From, Data>(
  evidence: Evidence<From> | null,
  { name, source, remedy }: SourceNames,
  ages: Ages,
  make: (data: From) => Data,
): Given<Data> {
  if (!evidence) {
    return { kind: "lacking", lack: { why: `the snapshot has no ${name}`, remedy } };
  }
  const { time } = evidence.provenance;
  const age = ages.now - Date.parse(time);
  // A time that cannot be read is no evidence of being recent.
  if (!(age <= ages.maxAge)) {
    const days = Math.floor(age / DAY_MS);
    const why = `the ${name} in the snapshot: from ${time.slice(0, 10)}, ${days} days old`;
    return { kind: "lacking", lack: { why, remedy } };
  }
  return { kind: "known", data: make(evidence.data), source, time };
}

/** A fact that evidence shows. */
export function factOf({ source, time }: Known<unknown>, text: string): Fact {
  return { text, source, time };
}
