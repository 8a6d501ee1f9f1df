import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { formatAddress } from "../../net/index.ts";
import type {
  RouterPlan,
  RouterReading,
  RtrCache,
  RtrReading,
  SecondsReading,
} from "../../model/index.ts";

/** Reports every RPKI cache that is missing, not declared, or configured differently than declared. */
export function compareCaches(plan: RouterPlan, reading: RouterReading, report: Report): void {
  const router = plan.name;
  const read = new Map(reading.rpki.map((cache) => [nameOf(cache), cache]));
  for (const cache of plan.rpki) {
    const name = nameOf(cache);
    const found = read.get(name);
    read.delete(name);
    if (!found) {
      const params = { router, cache: name, declared: "there", file: "nothing of it" };
      report(diagnostic("rpki-cache-differs", params, { span: cache.span }));
      continue;
    }
    for (const time of ["preference", "refresh", "retry", "expire"] as const) {
      const value = found[time];
      if (value === null || standsFor(value, cache[time])) continue;
      const file = `${time} ${typeof value === "number" ? value : value.from}`;
      report(
        diagnostic(
          "rpki-cache-differs",
          { router, cache: name, declared: `${time} ${cache[time]}`, file },
          { span: reading.file.lineSpan(found.line) },
        ),
      );
    }
  }
  for (const [name, { line }] of read) {
    const params = { router, cache: name, declared: "nothing", file: "that it is asked" };
    const span = reading.file.lineSpan(line);
    report(diagnostic("rpki-cache-differs", params, { span }));
  }
}

function standsFor(read: SecondsReading, declared: number): boolean {
  return typeof read === "number"
    ? read === declared
    : read.from <= declared && declared <= read.to;
}

function nameOf({ address, port }: Pick<RtrCache | RtrReading, "address" | "port">): string {
  return `${formatAddress(address)} port ${port}`;
}
