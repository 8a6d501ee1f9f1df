import type { Report } from "./diagnostic.ts";

/**
 * A report that passes on each diagnostic once: a diagnostic about a policy's term may be found on every session that
 * uses it.
 */
export function distinct(report: Report): Report {
  const told = new Set<string>();
  return (d) => {
    const { source, start, end } = d.span ?? { source: null, start: 0, end: 0 };
    const key = [d.code, d.message, source?.path ?? "", start, end].join("\n");
    if (told.has(key)) return;
    told.add(key);
    report(d);
  };
}
