import { formatAddress, maxLength } from "../../../net/index.ts";
import type { Condition, Test } from "../../../policy/index.ts";
import { asPathSetName, communitySetKind } from "./set-names.ts";
import { quoteName } from "../quote.ts";

/** A path with an AS_SET, as IOS-XR's regular expressions see it: a text, with sets in braces. */
const HAS_AS_SET = "as-path in (ios-regex '[{]')";
const BEGINS_WITH_AS_SET = "as-path in (ios-regex '^[{]')";
const ENDS_WITH_AS_SET = "as-path in (ios-regex '[}]$')";

/**
 * A condition in RPL. Operators on ASNs are used wherever possible; regular expressions are only used to find braces.
 * `exposed`: routes with an AS_SET may reach this condition and matter (see `asSetExposure`), so the tests of the
 * first and the last ASN exclude paths that begin or end with one, as the policy language does.
 */
export function conditionText(condition: Condition, exposed: boolean): string {
  const { single, text } = testText(condition.test, exposed);
  if (!condition.negated) return text;
  return single ? `not ${text}` : `not (${text})`;
}

/** A boolean expression: one test, or several joined by `and`. */
interface Expression {
  readonly single: boolean;
  readonly text: string;
}

function one(text: string): Expression {
  return { single: true, text };
}

function unless(text: string, guard: string, exposed: boolean): Expression {
  return exposed ? { single: false, text: `${text} and not ${guard}` } : one(text);
}

function testText(test: Test, exposed: boolean): Expression {
  switch (test.kind) {
    case "prefix":
      return one(`destination in ${quoteName("object", test.list.name)}`);
    case "as-path-length":
      return one(`as-path length ge ${test.atLeast}`);
    case "as-path-contains":
      return one(`as-path in ${quoteName("object", asPathSetName(test.list, "anywhere"))}`);
    case "as-path-first":
      return unless(`as-path neighbor-is '${test.asn}'`, BEGINS_WITH_AS_SET, exposed);
    case "as-path-origin": {
      const name = quoteName("object", asPathSetName(test.list, "origin"));
      return unless(`as-path in ${name}`, ENDS_WITH_AS_SET, exposed);
    }
    case "as-path-has-set":
      return one(HAS_AS_SET);
    case "as-path-empty":
      return one("as-path is-local");
    case "next-hop": {
      const entries = test.addresses.map(
        (address) => `${formatAddress(address)}/${maxLength(address.family)}`,
      );
      return one(`next-hop in (${entries.join(", ")})`);
    }
    case "community": {
      const { list } = test;
      return one(
        `${communitySetKind(list.communities)} matches-any ${quoteName("object", list.name)}`,
      );
    }
    case "community-count":
      throw new Error("limits lets no test of the number of communities through");
    case "med":
      return one(`med ge ${test.atLeast}`);
    case "rpki":
      return one(`validation-state is ${test.state}`);
    case "origin":
      return one(`origin is ${test.origin}`);
  }
}
