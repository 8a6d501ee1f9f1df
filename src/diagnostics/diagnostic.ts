import { catalog, type Catalog } from "./catalog/index.ts";
import type { Span } from "./source.ts";

/**
 * How much a diagnostic weighs: an error stops the run; a warning does not, and should be looked at each time; a note is
 * worth knowing once.
 */
export type Severity = "error" | "warning" | "note";

/** The name of a diagnostic, stable across releases. */
export type Code = keyof Catalog;

/** What the message of a diagnostic is made from. */
export type Params<C extends Code> = Parameters<Catalog[C]["message"]>[0];

/** One thing to tell the user: what is wrong, where, and what to do about it. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly span?: Span;
  readonly hint?: string;
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
}

/** Where a stage puts its diagnostics. A stage finishes its pass, so that all errors show at once. */
export type Report = (diagnostic: Diagnostic) => void;

/** What may be added to a diagnostic: its place, a hint instead of the catalogue's, other places. */
export interface DiagnosticOptions {
  readonly span?: Span | undefined;
  readonly hint?: string | undefined;
  readonly related?: Diagnostic["related"] | undefined;
}

/** Makes a diagnostic from the catalogue. */
export function diagnostic<C extends Code>(
  code: C,
  params: Params<C>,
  options: DiagnosticOptions = {},
): Diagnostic {
  const entry = catalog[code] as {
    severity: Severity;
    message: (p: Params<C>) => string;
    hint?: (p: Params<C>) => string | undefined;
  };
  const hint = options.hint ?? entry.hint?.(params);
  return {
    code,
    severity: entry.severity,
    message: entry.message(params),
    ...(options.span ? { span: options.span } : {}),
    ...(hint !== undefined ? { hint } : {}),
    ...(options.related ? { related: options.related } : {}),
  };
}

/** Collects diagnostics and knows whether one of them is an error. */
export class Diagnostics {
  readonly #all: Diagnostic[] = [];

  /** Adds one; a bound function, so that it can be handed on as a `Report`. */
  readonly report: Report = (diagnostic) => {
    this.#all.push(diagnostic);
  };

  /** All that was reported, in order. */
  get all(): readonly Diagnostic[] {
    return this.#all;
  }

  /** Whether an error was reported. */
  get failed(): boolean {
    return this.#all.some((d) => d.severity === "error");
  }
}
