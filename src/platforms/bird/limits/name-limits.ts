import type { Span } from "../../../diagnostics/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import type { Complaints } from "../../complaints.ts";
import { isName, MAX_NAME } from "../quote.ts";
import { cacheName, SYMBOLS } from "../symbols.ts";

interface Named {
  readonly name: string;
  readonly kind: string;
  readonly span: Span;
}

/**
 * Reports names that BIRD does not accept, and names shared by things of different kinds: filters, functions,
 * protocols, tables and constants have one namespace.
 */
export function nameLimits(plan: RouterPlan, complain: Complaints): void {
  const taken = new Map<string, Named>();
  for (const named of namesOf(plan)) {
    const { name, kind, span } = named;
    if (!isName(name)) {
      const character = /[^A-Za-z0-9_]/u.exec(name)?.[0] ?? "no PEERC_ in front";
      complain.unsafe(`the name of a ${kind}`, character, span);
    }
    complain.range(`the length of the name ${name}`, name.length, { most: MAX_NAME }, span);
    const other = taken.get(name);
    if (other) complain.refused(`a ${other.kind} and a ${kind} of one name, ${name}`, span);
    else taken.set(name, named);
  }
}

function namesOf(plan: RouterPlan): readonly Named[] {
  const { span } = plan;
  const own = [
    ...Object.values(SYMBOLS.roa),
    SYMBOLS.origin,
    SYMBOLS.hasAsSet,
    SYMBOLS.manyHops,
    SYMBOLS.removeTargets,
  ];
  return [
    ...own.map((name) => ({ name, kind: "function or table of peerc's own", span })),
    ...plan.lists.prefixes.map(({ name }) => ({ name, kind: "prefix list", span })),
    ...plan.lists.asns.map(({ name }) => ({ name, kind: "list of ASNs", span })),
    ...plan.lists.communities.map(({ name }) => ({ name, kind: "list of communities", span })),
    ...plan.rpki.map((cache) => ({ name: cacheName(cache), kind: "RTR cache", span: cache.span })),
    ...plan.peers
      .flatMap((peer) => peer.sessions)
      .flatMap((session) => [
        { name: session.name, kind: "session", span: session.span },
        { name: session.import.name, kind: "policy", span: session.span },
        { name: session.export.name, kind: "policy", span: session.span },
      ]),
  ];
}
