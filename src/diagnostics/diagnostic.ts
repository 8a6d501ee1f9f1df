import { catalog, type Catalog } from "./catalog/index.ts";
import type { Span } from "./source.ts";

/** An error ends the run; a warning does not, but deserves a look each time; a note is worth knowing once. */
export type Severity = "error" | "warning" | "note";

/** The name of a diagnostic, stable across releases. */
export type Code = keyof Catalog;

/** The parameters of a diagnostic's message. */
export type Params<C extends Code> = Parameters<Catalog[C]["message"]>[0];

/** One message for the user: what is wrong, where, and what to do about it. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly span?: Span;
  readonly hint?: string;
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
}

/** How a stage reports its diagnostics. A stage finishes its pass, so that all errors are shown at once. */
export type Report = (diagnostic: Diagnostic) => void;

/** Optional parts of a diagnostic: its location, a hint instead of the catalogue's, related locations. */
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

/** Collects diagnostics and records whether one of them is an error. */
export class Diagnostics {
  readonly #all: Diagnostic[] = [];

  /** Adds one; a bound function, so that it can be passed on as a `Report`. */
  readonly report: Report = (diagnostic) => {
    this.#all.push(diagnostic);
  };

  /** All diagnostics, in order of report. */
  get all(): readonly Diagnostic[] {
    return this.#all;
  }

  /** Whether an error was reported. */
  get failed(): boolean {
    return this.#all.some((d) => d.severity === "error");
  }
}
