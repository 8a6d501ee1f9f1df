import { FAMILIES, type Asn, type Family } from "../../net/index.ts";
import { formatAbsence, type Absence } from "./absence.ts";

/**
 * Makes absences, and each of them once: what is not there for many objects of a run is the same value in all of them.
 * So they can be told apart by identity, and a thousand objects that hold the same ASNs do not fill the memory.
 */
export class AbsencePool {
  readonly #routes = new Map<string, Map<number, Absence>>();
  readonly #others = new Map<string, Absence>();

  /** What makes the absences of routes in some sources. */
  routesIn(sources: readonly string[]): (asn: Asn, family: Family) => Absence {
    const key = sources.join();
    const made = this.#routes.get(key) ?? new Map<number, Absence>();
    this.#routes.set(key, made);
    return (asn, family) => {
      const number = asn * FAMILIES.length + FAMILIES.indexOf(family);
      let absence = made.get(number);
      if (!absence) made.set(number, (absence = { kind: "routes", asn, family, sources }));
      return absence;
    };
  }

  /** The one that says the same, which may be this one. */
  take(absence: Exclude<Absence, { kind: "routes" }>): Absence {
    const key = formatAbsence(absence);
    const known = this.#others.get(key);
    if (!known) this.#others.set(key, absence);
    return known ?? absence;
  }
}
