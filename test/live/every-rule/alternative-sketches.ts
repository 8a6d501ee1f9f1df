import { matchesPattern } from "../../../src/net/index.ts";
import {
  evaluate,
  satisfies,
  type Condition,
  type Route,
  type Term,
} from "../../../src/policy/index.ts";
import { endsOfPattern } from "../../fixtures/ends-of-pattern.ts";
import type { Material } from "../material.ts";
import type { Sketch } from "../sketches.ts";

/**
 * For each term of a neighbor's import policy that has alternatives: accepted routes for which each combination of them
 * holds, and none, and those that lack one condition of an alternative.
 */
export function alternativeSketches(material: Material, base: Sketch["rest"]): readonly Sketch[] {
  return material.session.import.terms
    .filter(({ anyOf }) => anyOf.length > 0)
    .flatMap((term) => sketchesOfTerm(term, material, base));
}

function sketchesOfTerm(term: Term, material: Material, base: Sketch["rest"]): readonly Sketch[] {
  const { session, origins } = material;
  const routeOf = (prefix: Route["prefix"], rest: Sketch["rest"]): Route => ({
    ...{ ...rest, prefix, rpki: "not-found", localPreference: null },
  });
  const { asn } = session;
  const paths = [[asn], ...origins.map((origin) => [asn, origin])];
  const isFine = (prefix: Route["prefix"], asPath: Route["asPath"]) => {
    const route = routeOf(prefix, { ...base, asPath });
    const isMet = term.when.every((condition) => satisfies(route, condition));
    return isMet && evaluate(session.import, route).verdict === "accept";
  };
  const asPath = paths.find((path) => material.prefixes.some((prefix) => isFine(prefix, path)));
  if (!asPath) throw new Error(`no route comes to ${term.name}`);
  const prefixes = material.prefixes.filter((prefix) => isFine(prefix, asPath));
  const none = term.anyOf.flat().map((one) => ({ ...one, negated: !one.negated }));
  const of = (about: string, conditions: readonly Condition[]): Sketch => ({
    ...{ about: `${term.name}: ${about}`, prefixes },
    rest: meetingAll(conditions, meetingAll(none, { ...base, asPath }, base), base),
  });
  const lacking = term.anyOf.flatMap((all, i) =>
    all.map((left) =>
      of(
        `alternative ${i + 1} but for ${left.test.kind}`,
        all.map((one) => (one === left ? { ...one, negated: !one.negated } : one)),
      ),
    ),
  );
  return [
    ...combinations(term.anyOf).map((some) => of(`${some.length} hold`, some.flat())),
    ...lacking,
  ];
}

function meetingAll(
  conditions: readonly Condition[],
  rest: Sketch["rest"],
  usual: Sketch["rest"],
): Sketch["rest"] {
  return conditions.reduce((met, one) => meeting(met, one, usual.nextHop), rest);
}

/** All subsets, the empty one first. */
function combinations<T>(all: readonly T[]): readonly (readonly T[])[] {
  return all.reduce<readonly (readonly T[])[]>(
    (some, one) => [...some, ...some.map((each) => [...each, one])],
    [[]],
  );
}

/** A route changed so that it meets a condition; `usual` is the next hop that its tests are not for. */
function meeting(
  rest: Sketch["rest"],
  { test, negated }: Condition,
  usual: Route["nextHop"],
): Sketch["rest"] {
  switch (test.kind) {
    case "community": {
      const { communities: asked } = test.list;
      const others = rest.communities.filter(
        (carried) => !asked.some((one) => matchesPattern(carried, one)),
      );
      const ends = negated ? [] : asked.flatMap(endsOfPattern);
      return { ...rest, communities: [...others, ...ends] };
    }
    case "as-path-length": {
      const short = rest.asPath.slice(-2);
      const more = Array<Route["asPath"]>(test.atLeast - short.length).fill(short.slice(0, 1));
      return { ...rest, asPath: negated ? short : [...more.flat(), ...short] };
    }
    case "origin":
      return { ...rest, origin: negated ? "igp" : test.origin };
    case "next-hop": {
      const [nextHop] = test.addresses;
      if (!nextHop) throw new Error("a test of no next hop");
      return { ...rest, nextHop: negated ? usual : nextHop };
    }
    default:
      throw new Error(`a condition that no alternative of the live tests has: ${test.kind}`);
  }
}
