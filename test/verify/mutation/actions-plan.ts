import { parseCommunity, type Community } from "../../../src/net/index.ts";
import {
  communityList,
  patternList,
  type PatternList,
  type Condition,
  type Policy,
  type Term,
} from "../../../src/policy/index.ts";
import type { RouterPlan } from "../../../src/model/index.ts";
import { is, listsOf, pattern, remove } from "../../fixtures/plan.ts";
import { mapSessions } from "../../platforms/junos/junos-plan.ts";

/** Whose communities they are: not our own, which other terms remove. */
const ASN = 65_001;

/**
 * A plan whose sessions also do what a customer asks for with communities: large ones are removed by their second number, and a
 * term asks for one of some and none of others, or has alternatives.
 */
export function actionsPlan(plan: RouterPlan): RouterPlan {
  const steered = mapSessions(plan, (session) => ({
    ...session,
    import: withTerms(session.import, [
      {
        anyOf: [
          asks(["65001:60:0", "65001:60:7"], []),
          [is({ kind: "as-path-length", atLeast: 7 }), ...asks([], ["65001:61:0", "65001:61:7"])],
        ],
        edits: [{ kind: "set-med", value: 77 }],
      },
      {
        edits: [
          ...[1, 17].map((local1) => remove(`${ASN}:${local1}:*`)),
          remove("65002:7", "65003:120-245"),
        ],
      },
      {
        when: [is({ kind: "community", list: asked("65004:120-245", "65005:*") })],
        edits: [{ kind: "set-local-preference", value: 151 }],
      },
      {
        when: asks(["65001:50:0", "65001:50:1"], []),
        edits: [{ kind: "set-local-preference", value: 150 }],
      },
    ]),
    export: withTerms(session.export, [
      {
        when: asks(["65001:10:0", "65001:10:7"], ["65001:11:0", "65001:11:7"]),
        verdict: { kind: "reject", reason: "not-to-anyone" },
      },
      {
        when: asks(["65001:31:0", "65001:31:7"], ["65001:32:0", "65001:32:7"]),
        edits: [{ kind: "prepend", asn: plan.asn, times: 1 }],
      },
      { edits: [{ kind: "set-med", value: 77 }] },
    ]),
  }));
  return { ...steered, lists: listsOf(steered.peers.flatMap((peer) => peer.sessions)) };
}

/** Without digits: another digit in what Junos calls a term changes nothing. */
const NAMES = ["action", "another-action", "one-more-action", "last-action"];

/** A policy with more terms before its last one. */
function withTerms(policy: Policy, more: readonly Partial<Term>[]): Policy {
  const last = policy.terms.at(-1);
  if (!last) throw new Error("fixture: no terms");
  const terms = more.map((parts, i): Term => ({
    ...{ name: NAMES[i] ?? "action", number: last.number + 100 * i, span: last.span },
    ...{ when: [], anyOf: [], edits: [], verdict: { kind: "next" } },
    ...parts,
  }));
  const end = { ...last, number: last.number + 100 * more.length };
  return { ...policy, terms: [...policy.terms.slice(0, -1), ...terms, end] };
}

function asked(...texts: readonly string[]): PatternList {
  return patternList(texts.map(pattern));
}

/** One of these, and none of those. */
function asks(any: readonly string[], none: readonly string[]): readonly Condition[] {
  return [any, none].flatMap((texts, i): readonly Condition[] => {
    const communities = texts.flatMap((text): readonly Community[] => {
      const community = parseCommunity(text);
      return community ? [community] : [];
    });
    if (communities.length === 0) return [];
    return [{ negated: i === 1, test: { kind: "community", list: communityList(communities) } }];
  });
}
