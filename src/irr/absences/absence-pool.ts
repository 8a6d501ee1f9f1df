import { FAMILIES, type Asn, type Family } from "../../net/index.ts";
import { formatAbsence, type Absence } from "./absence.ts";

/**
 * Creates absences, each only once: what is missing for many objects of a run is the same value for all of them. They
 * can therefore be compared by identity, and a thousand objects with the same ASNs do not fill the memory.
 */
export class AbsencePool {
  readonly #routes = new Map<string, Map<number, Absence>>();
  readonly #others = new Map<string, Absence>();

  /** Creates the absences of routes in some sources. */
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

  /** The pooled value that is equal, which may be this one. */
  take(absence: Exclude<Absence, { kind: "routes" }>): Absence {
    const key = formatAbsence(absence);
    const known = this.#others.get(key);
    if (!known) this.#others.set(key, absence);
    return known ?? absence;
  }
}
