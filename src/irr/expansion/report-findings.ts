import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import { FAMILIES, type Asn } from "../../net/index.ts";
import type { Expansion, Finding } from "./expansion.ts";
import { formatDropped } from "../rpsl/dropped-object.ts";

/** What is tolerated for objects that are known to be incomplete: a warning instead of an error. */
export interface ReportFindingsOptions {
  readonly tolerate?: readonly ("empty-object" | "unknown-member")[];
  /** The peers that declare the object, for hints about what to declare. */
  readonly peers?: readonly Asn[];
}

/** How many members a message lists. */
const NAMED = 5;

/**
 * Reports the findings of an expansion at the place that refers to the object. Errors, so that no prefix list is ever
 * silently short: a missing source, an unknown object, an empty one, an unknown member set. Warnings: member ASNs
 * without any route object, ASNs that must not be used on the Internet, operators that leave nothing, an unqualified
 * name that several sources have. Loops, and ASNs that lack only one family, are common and stay findings.
 */
export function reportFindings(
  expansion: Expansion,
  span: Span | undefined,
  report: Report,
  options: ReportFindingsOptions = {},
): void {
  const object = expansion.object.name;
  const { sources } = expansion.object;
  const { tolerate = [], peers = [] } = options;
  const of = <K extends Finding["kind"]>(kind: K): Extract<Finding, { kind: K }>[] =>
    expansion.findings.filter((f): f is Extract<Finding, { kind: K }> => f.kind === kind);

  for (const { source, known } of of("unknown-source")) {
    report(diagnostic("irr-source-unknown", { object, source, known }, { span }));
  }
  for (const { dropped } of of("unknown-object")) {
    const hint = dropped === null ? undefined : `it was dropped: ${formatDropped(dropped)}`;
    report(diagnostic("irr-object-unknown", { object, sources }, { span, hint }));
  }
  if (of("empty-object").length > 0) {
    const code = tolerate.includes("empty-object")
      ? "irr-object-empty-tolerated"
      : "irr-object-empty";
    report(diagnostic(code, { object, peers }, { span }));
  }
  if (of("endless").length > 0) report(diagnostic("irr-object-endless", { object }, { span }));
  const unknown = of("unknown-member");
  if (unknown.length > 0) {
    const members = unknown.slice(0, NAMED).map(describeUnknown);
    const code = tolerate.includes("unknown-member")
      ? "irr-member-unknown-tolerated"
      : "irr-member-unknown";
    const params = { object, members: named(members, unknown), total: unknown.length, peers };
    report(diagnostic(code, params, { span }));
  }
  const emptied = of("emptied-member");
  if (emptied.length > 0) {
    const members = emptied.slice(0, NAMED).map(({ member, via }) => `${member} in ${last(via)}`);
    const params = { object, members: named(members, emptied), total: emptied.length };
    report(diagnostic("irr-member-emptied", params, { span }));
  }
  const silent = of("no-routes").filter(({ families }) => families.length === FAMILIES.length);
  if (silent.length > 0) {
    const asns = silent.slice(0, NAMED).map(({ asn }) => `AS${asn}`);
    const params = { object, asns: named(asns, silent), total: silent.length };
    report(diagnostic("irr-member-no-routes", params, { span }));
  }
  const bogons = of("bogon-asn");
  if (bogons.length > 0) {
    const asns = bogons.slice(0, NAMED).map((f) => `AS${f.asn} (${f.reservation})`);
    const params = { object, asns: named(asns, bogons), total: bogons.length };
    report(diagnostic("irr-member-bogon-asn", params, { span }));
  }
  for (const { taken, others } of of("namesakes")) {
    report(diagnostic("irr-object-namesakes", { object, taken, others }, { span }));
  }
}

function describeUnknown(finding: Extract<Finding, { kind: "unknown-member" }>): string {
  const where = `${finding.member} (via ${finding.via.join(" > ")})`;
  if (finding.isMisplaced) return `${where}, a route-set, which an as-set cannot hold`;
  return finding.dropped === null ? where : `${where}, dropped: ${formatDropped(finding.dropped)}`;
}

/** The first few, and the number of the others. */
function named(texts: readonly string[], all: readonly unknown[]): readonly string[] {
  return all.length > texts.length ? [...texts, `and ${all.length - texts.length} more`] : texts;
}

function last(via: readonly string[]): string {
  return via.at(-1) ?? "";
}
