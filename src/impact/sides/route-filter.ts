import type { MaskedFile } from "../../diagnostics/index.ts";
import type { Address } from "../../net/index.ts";
import { asksRpki } from "../../platforms/index.ts";
import {
  evaluate,
  NO_TERM_MATCHED,
  runFilter,
  testsRpki,
  type FilterNode,
  type Policy,
  type Route,
} from "../../policy/index.ts";
import type { Decision } from "./decision.ts";

/** A filter of a session, in whatever form it is known. */
export interface RouteFilter {
  readonly testsRpki: boolean;
  /** Whether it is unknown what it makes of an AS_PATH with an AS_SET. */
  readonly isBlindToSets: boolean;
  /** What decides the same for every route: the terms of a policy, or a place in a router's file. */
  readonly parts: readonly object[];
  readonly decide: (route: Route) => Decision;
}

/** A compiled policy: `evaluate` says what it does. */
export function policyFilter(policy: Policy): RouteFilter {
  return {
    testsRpki: testsRpki(policy),
    isBlindToSets: false,
    parts: policy.terms,
    decide: (route) => {
      const { verdict, term, route: end } = evaluate(policy, route);
      return { verdict, by: term?.name ?? NO_TERM_MATCHED, route: end };
    },
  };
}

/** A filter as read from a router's file: `runFilter` says what it does. */
export function readFilter(
  start: FilterNode,
  file: MaskedFile,
  local: Address | null,
  isBlindToSets: boolean,
): RouteFilter {
  const texts = new Map<number, string>();
  const textOf = (line: number): string => {
    let text = texts.get(line);
    if (text === undefined) {
      text = `line ${line}: ${file.line(Math.max(1, line)).trim()}`;
      texts.set(line, text);
    }
    return text;
  };
  return {
    testsRpki: asksRpki(start),
    isBlindToSets,
    parts: [start],
    decide: (route) => {
      const { verdict, line, route: end } = runFilter(start, route, local);
      return { verdict, by: textOf(line), route: end };
    },
  };
}
