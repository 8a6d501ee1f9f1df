import { PathLanguage, type AsnSet } from "../net/index.ts";

/** The AS_PATH languages of one router, each made once: a list that a thousand sessions share is one automaton. */
export class PathLanguages {
  readonly #once = new Map<string, PathLanguage>();
  readonly #ofLists = new Map<string, WeakMap<AsnSet, PathLanguage>>();

  /** The language made under a name before, or now. */
  once(name: string, make: () => PathLanguage): PathLanguage {
    let language = this.#once.get(name);
    if (!language) this.#once.set(name, (language = make()));
    return language;
  }

  /** The language made of a list under a name before, or now. */
  ofList(name: string, set: AsnSet, make: (set: AsnSet) => PathLanguage): PathLanguage {
    let made = this.#ofLists.get(name);
    if (!made) this.#ofLists.set(name, (made = new WeakMap()));
    let language = made.get(set);
    if (!language) made.set(set, (language = make(set)));
    return language;
  }

  /** Paths with an AS_SET. */
  get withSet(): PathLanguage {
    return this.once("with set", () => PathLanguage.withSet());
  }

  /** `paths` as it was before an ASN was put in front of it `times` times. */
  behind(paths: PathLanguage, asn: number, times: number): PathLanguage {
    return this.once(`${asn} ${times} ${this.#number(paths)}`, () => paths.behind(asn, times));
  }

  /** The paths of both languages; `within` false: of the first that are not in the other. */
  narrow(paths: PathLanguage, other: PathLanguage, within: boolean): PathLanguage {
    const key = `${within ? "and" : "less"} ${this.#number(paths)} ${this.#number(other)}`;
    return this.once(key, () =>
      within ? paths.intersect(other) : paths.intersect(this.complement(other)),
    );
  }

  /** All paths that are not in a language. */
  complement(paths: PathLanguage): PathLanguage {
    return this.once(`not ${this.#number(paths)}`, () => paths.complement());
  }

  /** The paths of a language that have no AS_SET. */
  withoutSets(paths: PathLanguage): PathLanguage {
    return this.once(`no sets ${this.#number(paths)}`, () =>
      this.narrow(paths, this.withSet, false),
    );
  }

  readonly #numbers = new WeakMap<PathLanguage, number>();
  #next = 0;

  #number(paths: PathLanguage): number {
    let number = this.#numbers.get(paths);
    if (number === undefined) this.#numbers.set(paths, (number = this.#next++));
    return number;
  }
}
