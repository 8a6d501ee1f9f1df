import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import type { Asn } from "../../net/index.ts";
import type { LeftOut } from "./records/read-records.ts";

/** The most records of other networks that are named. */
const MOST_NAMED = 5;

/** Reports what was left out: each record that is a peer's or about where we are, and those of others together. */
export function reportLeftOut(
  leftOut: readonly LeftOut[],
  asked: ReadonlySet<Asn>,
  span: Span,
  report: Report,
): void {
  const isNamed = ({ table, asn }: LeftOut): boolean =>
    asn === null ? table !== "poc" && table !== "netfac" : asked.has(asn);
  for (const { table, id, asn, problem } of leftOut.filter(isNamed)) {
    report(
      diagnostic("peeringdb-record-left-out", { record: `${table} ${id}`, asn, problem }, { span }),
    );
  }
  const others = leftOut.filter((each) => !isNamed(each));
  if (others.length === 0) return;
  const examples = others.slice(0, MOST_NAMED).map(({ table, id, asn, problem }) => {
    const whose = asn === null ? "" : ` of AS${asn}`;
    return `${table} ${id}${whose}: ${problem}`;
  });
  report(diagnostic("peeringdb-records-left-out", { total: others.length, examples }, { span }));
}
