import type { RoutePlace } from "../../routes/index.ts";
import { namesOf, type ImpactSession } from "../sides/impact-session.ts";

/** Finds the sessions that routes name. */
export class SessionFinder {
  readonly #byName = new Map<string, Map<string, ImpactSession>>();
  #last: { readonly place: RoutePlace; readonly session: ImpactSession | null } | null = null;

  constructor(sessions: readonly ImpactSession[]) {
    for (const session of sessions) {
      for (const { name, router } of namesOf(session)) {
        const here = this.#byName.get(name) ?? new Map<string, ImpactSession>();
        // A name that passed from one session to another is the new one's.
        if (!here.has(router) || session.after?.name === name) here.set(router, session);
        this.#byName.set(name, here);
      }
    }
  }

  /** The session of a route; null if there is none, or several. */
  find(place: RoutePlace): ImpactSession | null {
    const last = this.#last;
    if (last?.place.session === place.session && last.place.router === place.router) {
      return last.session;
    }
    const session = this.#search(place);
    this.#last = { place, session };
    return session;
  }

  #search({ session, router }: RoutePlace): ImpactSession | null {
    const here = session === null ? undefined : this.#byName.get(session);
    if (!here) return null;
    if (router !== null) return here.get(router) ?? null;
    const [first, second] = new Set(here.values());
    return second === undefined ? (first ?? null) : null;
  }
}
