import { formatCommunity, type Community } from "../../../src/net/index.ts";
import type { SessionPlan } from "../../../src/model/index.ts";
import { endsOfPattern } from "../../fixtures/ends-of-pattern.ts";
import type { Sketch } from "../sketches.ts";

/**
 * What a customer asks for: each large community that the export of some session tests, alone and with each that is in the same
 * term, on a route that is as it should be.
 */
export function actionSketches(
  all: readonly Sketch[],
  sessions: readonly SessionPlan[],
): readonly Sketch[] {
  const [base] = all;
  if (!base) return [];
  const terms = sessions.flatMap((session) => session.export.terms);
  const asked = terms.flatMap(({ when }): readonly (readonly Community[])[] => {
    const tests = when.flatMap(({ test, negated }) =>
      test.kind === "community"
        ? [{ negated, all: test.list.communities.flatMap(endsOfPattern) }]
        : [],
    );
    const wanted = tests.filter(({ negated }) => !negated).flatMap((test) => test.all);
    const others = tests.filter(({ negated }) => negated).flatMap((test) => test.all);
    return [
      ...[...wanted, ...others].map((one) => [one]),
      ...wanted.flatMap((one) => others.map((other) => [one, other])),
    ];
  });
  const large = asked.filter((communities) => communities.every(({ kind }) => kind === "large"));
  const byText = new Map(large.map((each) => [each.map(formatCommunity).join(" "), each]));
  return [...byText].map(([text, communities]) => ({
    ...base,
    about: `asks ${text}`,
    rest: { ...base.rest, communities },
  }));
}
