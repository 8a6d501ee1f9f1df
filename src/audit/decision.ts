import type { Bilingual } from "./words.ts";

/** What is known, in one sentence, and where and when it was learned. */
export interface Fact {
  readonly text: string;
  /** `PeeringDB`, `peers/content.yaml:4`. */
  readonly source: string;
  /** When the source made its data, RFC 3339 in UTC; null if that has no meaning, as for what is declared. */
  readonly time: string | null;
}

/** What a mail says to the peer about an obligation that is not met; nothing of it is internal. */
export interface Letter {
  /** What we see, in one sentence, with where we see it. */
  readonly seen: Bilingual;
  /** What to do about it, in one sentence. */
  readonly fix: Bilingual;
}

/** Why something is not decided: it is lacking, or it does not answer the question. */
export interface Lack {
  /** `the snapshot has no flows`. */
  readonly why: string;
  /** What would decide it, as an instruction. */
  readonly remedy: string;
}

/** The answer to a check's question about a peer. Nothing is guessed: what the evidence leaves open is `undecided`. */
export type Decision =
  | { readonly verdict: "ok"; readonly facts: readonly Fact[] }
  | { readonly verdict: "violated"; readonly facts: readonly Fact[]; readonly letter: Letter }
  | { readonly verdict: "undecided"; readonly facts: readonly Fact[]; readonly lack: Lack };

/** A decision with a verdict. */
export type DecisionOf<V extends Verdict> = Extract<Decision, { readonly verdict: V }>;

/** The verdicts, the worst first. */
export const VERDICTS = ["violated", "undecided", "ok"] as const;

/** One of `VERDICTS`. */
export type Verdict = (typeof VERDICTS)[number];

/** It holds. */
export function ok(...facts: readonly Fact[]): DecisionOf<"ok"> {
  return { verdict: "ok", facts };
}

/** It does not hold. */
export function violated(letter: Letter, ...facts: readonly Fact[]): DecisionOf<"violated"> {
  return { verdict: "violated", facts, letter };
}

/** It is left open. */
export function undecided(lack: Lack, ...facts: readonly Fact[]): DecisionOf<"undecided"> {
  return { verdict: "undecided", facts, lack };
}
