import { formatAddress, formatPrefixRange } from "../../../src/net/index.ts";
import type { RouterPlan } from "../../../src/model/index.ts";
import { compileTemplates } from "../../../src/platforms/engine.ts";
import type { Templates } from "../../../src/platforms/platform.ts";
import type { Policy, Term } from "../../../src/policy/index.ts";

/** A file of the fifth platform. */
export function render(plan: RouterPlan, templates: Templates): string {
  const sessions = plan.peers.flatMap((peer) => peer.sessions);
  return compileTemplates(templates)({
    routerId: formatAddress(plan.routerId),
    neighbors: sessions.map((session) => ({
      remote: formatAddress(session.remote),
      asn: session.asn,
      family: session.family,
      local: formatAddress(session.local),
      maximum: session.maxPrefixes.maximum,
      warnAt: session.maxPrefixes.warnAt,
      description: session.description,
      lines: [session.import, session.export].flatMap(linesOf),
    })),
  });
}

function linesOf({ direction, terms }: Policy): readonly string[] {
  return terms.map((term) => [direction, term.verdict.kind, ...prefixesOf(term)].join(" "));
}

/** The ranges that a term asks for; none, where it is for every route. */
function prefixesOf({ when, anyOf }: Term): readonly string[] {
  if (anyOf.length > 0) throw new Error("not to be printed: alternatives");
  return when.flatMap(({ test, negated }) => {
    if (test.kind !== "prefix" || negated) throw new Error(`not to be printed: ${test.kind}`);
    return test.list.set.ranges.map(formatPrefixRange);
  });
}
