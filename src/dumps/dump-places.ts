import { diagnostic, type Report, type Span } from "../diagnostics/index.ts";
import { formatAddress } from "../net/index.ts";
import type { RoutePlace, RouteView } from "../routes/index.ts";
import type { DumpInput, DumpNeighbor, LeftOut } from "./dump-reader.ts";

/** Where the routes of a neighbor belong: to a place, to none, or nowhere because of an error. */
export type DumpPlace =
  | { readonly kind: "place"; readonly place: RoutePlace }
  | { readonly kind: "left-out"; readonly what: LeftOut }
  | { readonly kind: "failed" };

/** Finds the places of neighbors in an output, and reports each that cannot be right, once. */
export class DumpPlaces {
  readonly #input: DumpInput;
  readonly #report: Report;
  readonly #reported = new Set<string>();
  readonly #known = new Map<string, DumpPlace>();

  constructor(input: DumpInput, report: Report) {
    this.#input = input;
    this.#report = report;
  }

  /** The place of a neighbor's routes in a view. `spanOf`: where the output names it, for an error. */
  of(neighbor: DumpNeighbor, view: RouteView, spanOf?: () => Span): DumpPlace {
    const { address, asn, name, family } = neighbor;
    const key = `${view} ${family} ${asn ?? ""} ${name ?? ""} ${address ? `${address.family} ${address.value}` : ""}`;
    let place = this.#known.get(key);
    if (!place) this.#known.set(key, (place = this.#find(neighbor, view, spanOf)));
    return place;
  }

  #find(neighbor: DumpNeighbor, view: RouteView, spanOf?: () => Span): DumpPlace {
    const { session, router, findSession } = this.#input;
    const isNamed = neighbor.address !== null || neighbor.name !== null;
    if (!isNamed && session) return { kind: "place", place: placeOf(session, view) };
    if (!isNamed) {
      return this.#fail(diagnostic("dump-session-unknown", { path: this.#input.path }));
    }
    const found = findSession(neighbor);
    const text = describeNeighbor(neighbor);
    const at = { span: spanOf?.() };
    switch (found.kind) {
      case "session":
        if (session && session.name !== found.name) {
          const params = { given: session.name, found: found.name };
          return this.#fail(diagnostic("dump-other-session", params, at));
        }
        return { kind: "place", place: placeOf(found, view) };
      case "unknown":
        return { kind: "left-out", what: { why: "no-session", neighbor: text } };
      case "other-router": {
        const params = { session: found.name, router: found.router, given: router };
        return this.#fail(diagnostic("dump-other-router", params, at));
      }
      case "ambiguous": {
        if (session && found.names.includes(session.name)) {
          return { kind: "place", place: placeOf(session, view) };
        }
        const params = { neighbor: text, sessions: found.names };
        return this.#fail(diagnostic("dump-session-ambiguous", params, at));
      }
    }
  }

  #fail(problem: ReturnType<typeof diagnostic>): DumpPlace {
    if (!this.#reported.has(problem.message)) this.#report(problem);
    this.#reported.add(problem.message);
    return { kind: "failed" };
  }
}

function placeOf(session: { readonly name: string; readonly router: string }, view: RouteView) {
  return { session: session.name, router: session.router, view };
}

/** A neighbor in a message: `192.0.2.1 (AS64500)`, `rr1 (2001:db8::1)`. */
export function describeNeighbor({ address, asn, name }: DumpNeighbor): string {
  const shown = address ? formatAddress(address) : null;
  const more = [
    ...(name !== null && shown !== null ? [shown] : []),
    ...(asn === null ? [] : [`AS${asn}`]),
  ];
  const first = name ?? shown ?? "a neighbor without address";
  return more.length === 0 ? first : `${first} (${more.join(", ")})`;
}
