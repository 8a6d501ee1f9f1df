import type { Report } from "../diagnostics/index.ts";
import { defaultRoute, maxLength, PrefixSet } from "../net/index.ts";
import {
  familySuffix,
  NAME_PREFIX,
  type TermDefinition,
  type Test,
  type TestDefinition,
} from "../policy/index.ts";
import { communitiesOf } from "./community-list.ts";
import { asnListOf, prefixListOf } from "./library-lists.ts";
import type { PolicyContext } from "./policy-context.ts";
import { settingOf } from "./setting-of.ts";

/** A test with what it needs put in, or null where a setting is missing, which is reported; of the same, the same object. */
export function resolveTest(
  test: TestDefinition,
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): Test | null {
  const { session, peer, shared } = context;
  const once = (from: unknown, make: () => Test): Test => shared.tests.once(test, from, make);
  switch (test.kind) {
    case "prefix": {
      const list = prefixListOf(test.list, term, context, report);
      return once(list, () => ({ kind: "prefix", list }));
    }
    case "prefix-length":
      return prefixLength(test, term, context, report);
    case "as-path-length": {
      const over = settingOf(test.over, term, context, report);
      if (over === null) return null;
      return once(over, () => ({ kind: "as-path-length", atLeast: over + 1 }));
    }
    case "as-path-contains": {
      const list = asnListOf(test.list, context);
      if (!test.butPeer || !list.set.has(peer.asn)) {
        return once(list, () => ({ kind: "as-path-contains", list }));
      }
      return once(peer.asn, () => ({
        kind: "as-path-contains",
        list: {
          name: `${list.name}_BUT_AS${peer.asn}`,
          set: list.set.without([peer.asn]),
          about: `${list.about} (without AS${peer.asn})`,
        },
      }));
    }
    case "as-path-first":
      return once(peer.asn, () => ({ kind: "as-path-first", asn: peer.asn }));
    case "as-path-origin": {
      const list = asnListOf(test.list, context);
      return once(list, () => ({ kind: "as-path-origin", list }));
    }
    case "as-path-has-set":
    case "as-path-empty":
      return once(null, () => ({ kind: test.kind }));
    case "next-hop":
      return { kind: "next-hop", address: session.remote };
    case "community": {
      const list = communitiesOf(test.communities, term, context, report);
      return once(list, () => ({ kind: "community", list }));
    }
    case "rpki":
      return once(null, () => ({ kind: "rpki", state: test.state }));
  }
}

function prefixLength(
  test: TestDefinition & { readonly kind: "prefix-length" },
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): Test | null {
  const { session, shared } = context;
  const { family } = session;
  const lengths = settingOf(test.bits, term, context, report);
  if (lengths === null) return null;
  const bits = lengths[family];
  return shared.tests.once(test, `${family} ${bits}`, () => {
    const longer = test.than === "longer";
    const [min, max] = longer ? [bits + 1, maxLength(family)] : [0, bits - 1];
    const ranges = min > max ? [] : [{ prefix: defaultRoute(family), min, max }];
    const name = `${NAME_PREFIX}${longer ? "LONGER" : "SHORTER"}_THAN_${bits}_${familySuffix(family)}`;
    const about = `prefixes ${test.than} than /${bits}`;
    return { kind: "prefix", list: { name, set: PrefixSet.of(family, ranges), about } };
  });
}
