import type { Diagnostic } from "../diagnostics/index.ts";
import type { Term } from "../policy/index.ts";
import type { SessionPlan } from "../model/index.ts";

/** What is said besides of something that a platform cannot do. */
export interface Advice {
  /** What to do about it, with the line to write in the declaration where there is one. */
  readonly fix?: string;
  readonly related?: Diagnostic["related"];
}

/** Where a line can stand that `defaults` may have too, which are often where what a platform cannot do comes from. */
export const SESSION_OR_DEFAULTS = "this session, or in `defaults` of its router";

/** A line to write into a mapping of the declaration: `this session`, `this router`. */
export function write(line: string, where = "this session"): Advice {
  return { fix: `write \`${line}\` for ${where}` };
}

/**
 * Something that a policy's term asks of a platform. It is said at the router or session that cannot do it, which is in the
 * user's file, as the policy need not be; `fix` is what to do.
 */
export function ofTerm(term: Term, fix: string): Advice {
  return { fix, related: [{ message: `${term.name} asks for it here`, span: term.span }] };
}

/** What to do about a term that no setting and no waiver can change. */
export function changeTerm(term: Term, how: string): Advice {
  return ofTerm(term, `${how} ${term.name}, or give the sessions here another policy`);
}

/** The line of a session's timers, in seconds. */
export function timersLine(keepalive: number, hold: number): string {
  return `timers: { keepalive: ${keepalive}s, hold: ${hold}s }`;
}

/** What a platform takes for BFD, both ends included. */
export interface BfdRanges {
  readonly interval: { readonly least: number; readonly most: number };
  readonly multiplier: { readonly least: number; readonly most: number };
}

/** The line of a session's BFD, with the nearest values that a platform takes. */
export function bfdLine(
  { intervalMs, multiplier }: { readonly intervalMs: number; readonly multiplier: number },
  ranges: BfdRanges,
): string {
  const ms = nearest(intervalMs, ranges.interval);
  const interval = ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
  return `bfd: { interval: ${interval}, multiplier: ${nearest(multiplier, ranges.multiplier)} }`;
}

function nearest(value: number, { least, most }: { least: number; most: number }): number {
  return Math.min(Math.max(value, least), most);
}

/** The line of a session's limits, with a pause that a platform takes. */
export function maxPrefixesLine({ family, maxPrefixes }: SessionPlan, minutes: number): string {
  const { maximum, warnAt } = maxPrefixes;
  const after = minutes > 9999 ? `${Math.floor(minutes / 60)}h` : `${minutes}m`;
  return `max_prefixes: { ${family}: ${maximum}, warn_at: ${warnAt}%, on_exceed: { restart_after: ${after} } }`;
}
