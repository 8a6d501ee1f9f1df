import { child, items, textOf } from "../../../document/index.ts";
import type { Relation } from "../../../model/index.ts";
import {
  formatPrefixRange,
  isSubset,
  maxLength,
  minimalRanges,
  subtract,
} from "../../../net/index.ts";
import type { AuditedPeer, AuditedSession } from "../../audit-input.ts";
import { someOfNames, values } from "../../checks/values.ts";
import { ok, undecided, type Fact } from "../../decision.ts";
import { sessionText } from "../../evidence/place-name.ts";
import { someOf } from "../../some-of.ts";
import type { OwnCheckKind, OwnInput } from "../own-check-kind.ts";
import { ownViolated, type OwnDecision } from "../own-decision.ts";

const RELATIONS = ["customer", "peer"] as const satisfies readonly Relation[];

/** From these neighbors, our filters accept only what is registered. */
export interface ImportFiltersCheck {
  readonly kind: "import-filters";
  readonly relations: readonly Relation[];
}

const USUAL = ["customer"];
/** Sessions and prefixes that a text lists. */
const SHOWN = 5;

/** What our import policies accept, against what is registered. */
export const importFilters: OwnCheckKind<ImportFiltersCheck> = {
  question: "Do our filters accept from customers only what they have registered?",
  about:
    "The compiled import policy of each built session, for every possible route: the prefixes that it accepts must be inside of what is registered for the neighbor, or declared in addition. This is what MANRS asks of a network's own and its customers' announcements (action 1). Which origins are accepted is a rule of the policy.",
  schema: values({
    relations: someOfNames(RELATIONS, USUAL, "The relations of the neighbors that are meant."),
  }),
  read(node) {
    const wanted = items(child(node, "relations")).flatMap((each) => textOf(each) ?? []);
    const relations = RELATIONS.filter((one) => wanted.includes(one));
    return { kind: "import-filters", relations: relations.length > 0 ? relations : ["customer"] };
  },
  decide({ relations }, input): OwnDecision {
    const { policies } = input;
    if (policies === null) {
      const remedy = "audit a network that compiles";
      return undecided({ why: "it was not worked out what our policies accept", remedy });
    }
    const built = input.neighbors
      .filter(({ peer }) => relations.includes(peer.relation))
      .flatMap((neighbor) =>
        neighbor.sessions
          .filter(({ isBuilt }) => isBuilt)
          .map((session) => ({ neighbor, session })),
      );
    if (built.length === 0) {
      const text = `there is no session with the relation ${relations.join(" or ")}`;
      return ok({ text, source: "declaration", time: null });
    }
    const read = built.map((one) => ({ ...one, more: beyond(one.neighbor, one.session, input) }));
    const open = read.filter(({ more }) => more !== null && more.length > 0);
    if (open.length > 0) {
      const facts = open.slice(0, SHOWN).map(({ session, more }): Fact => {
        const text = `${sessionText(session)} accepts ${someOf(more ?? [], SHOWN)} beyond what is registered`;
        return { text, source: input.placeOf(session.session.span), time: null };
      });
      const remedy =
        "use a policy with the rules reject-prefix-not-registered and reject-origin-not-registered";
      return ownViolated(remedy, ...facts);
    }
    const unknown = read.filter(({ more }) => more === null);
    if (unknown.length > 0) {
      const names = someOf(
        unknown.map(({ session }) => sessionText(session)),
        SHOWN,
      );
      const why = `the import policy is too complex to be examined: ${names}`;
      return undecided({ why, remedy: "make the policy simpler" });
    }
    const text = `${built.length} sessions accept nothing beyond what is registered`;
    return ok({ text, source: "compiled import policies", time: null });
  },
};

/** What a session accepts outside of what is registered for its neighbor; null if that cannot be found out. */
function beyond(
  { peer }: AuditedPeer,
  { plan }: AuditedSession,
  { policies, registeredOrDeclared }: OwnInput,
): readonly string[] | null {
  const accepted = policies?.imported(plan) ?? "too-large";
  if (accepted === "too-large") return null;
  const { family } = plan;
  const registered = registeredOrDeclared(peer, family).upTo(maxLength(family)).canonical;
  if (isSubset(accepted, registered)) return [];
  return [...minimalRanges(subtract(accepted, registered))].map(formatPrefixRange);
}
