import type { Diagnostic } from "../diagnostics/index.ts";
import type { Term } from "../policy/index.ts";
import type { SessionPlan } from "../model/index.ts";

/** Additional information about something that a platform cannot do. */
export interface Advice {
  /** What to do about it, with the line to write in the declaration if there is one. */
  readonly fix?: string;
  readonly related?: Diagnostic["related"];
}

/** Where a line may be written that `defaults` may have too: often the unsupported option comes from there. */
export const SESSION_OR_DEFAULTS = "this session, or in `defaults` of its router";

/** A line to write into a mapping of the declaration: `this session`, `this router`. */
export function write(line: string, where = "this session"): Advice {
  return { fix: `write \`${line}\` for ${where}` };
}

/**
 * Something that a policy's term requires of a platform. It is reported at the router or session, which is in the
 * user's file, unlike a shipped policy; `fix` says what to do.
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

/** The values that a platform accepts for BFD, inclusive. */
export interface BfdRanges {
  readonly interval: { readonly least: number; readonly most: number };
  readonly multiplier: { readonly least: number; readonly most: number };
}

/** The line of a session's BFD, with the nearest values that a platform accepts. */
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

/** The line of a session's limits, with a pause that a platform accepts. */
export function maxPrefixesLine({ family, maxPrefixes }: SessionPlan, minutes: number): string {
  const { maximum, warnAt } = maxPrefixes;
  const after = minutes > 9999 ? `${Math.floor(minutes / 60)}h` : `${minutes}m`;
  return `max_prefixes: { ${family}: ${maximum}, warn_at: ${warnAt}%, on_exceed: { restart_after: ${after} } }`;
}
