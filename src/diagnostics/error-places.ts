import type { Diagnostic } from "./diagnostic.ts";
import type { Span } from "./source.ts";

/** The places of errors, and what lies around them. */
export interface ErrorPlaces {
  /** Whether an error points into a piece of a source, its ends included. */
  readonly isIn: (span: Span) => boolean;
  /** Whether one points into a piece, and into none of some pieces of it. */
  readonly isOnlyIn: (span: Span, parts: readonly Span[]) => boolean;
}

/** Where the errors among diagnostics are. */
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
