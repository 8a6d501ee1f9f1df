import type { Report } from "./diagnostic.ts";

/**
 * A report that passes on each diagnostic once: a diagnostic about a policy's term may be found on every session that
 * uses it.
 */
export function distinct(report: Report): Report {
  const reported = new Set<string>();
  return (d) => {
    const { source, start, end } = d.span ?? { source: null, start: 0, end: 0 };
    const key = [d.code, d.message, source?.path ?? "", start, end].join("\n");
    if (reported.has(key)) return;
    reported.add(key);
    report(d);
  };
}
