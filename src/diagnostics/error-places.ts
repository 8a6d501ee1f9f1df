import type { Diagnostic } from "./diagnostic.ts";
import type { Span } from "./source.ts";

/** The locations of errors, and what contains them. */
export interface ErrorPlaces {
  /** Whether an error points into a range of a source, including its ends. */
  readonly isIn: (span: Span) => boolean;
  /** Whether an error points into a range, but into none of some parts of it. */
  readonly isOnlyIn: (span: Span, parts: readonly Span[]) => boolean;
}

/** The locations of the errors among some diagnostics. */
export function errorPlaces(diagnostics: readonly Diagnostic[]): ErrorPlaces {
  const errors = diagnostics.flatMap(({ severity, span }) =>
    severity === "error" && span ? [span] : [],
  );
  return {
    isIn: (span) => errors.some((error) => isInside(error, span)),
    isOnlyIn: (span, parts) =>
      errors.some((error) => isInside(error, span) && !parts.some((part) => isInside(error, part))),
  };
}

function isInside(inner: Span, outer: Span): boolean {
  return (
    inner.source.path === outer.source.path && outer.start <= inner.start && inner.end <= outer.end
  );
}
