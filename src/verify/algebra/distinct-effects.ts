import type { Address } from "../../net/index.ts";
import type { FilterEdit, FilterTest } from "../../policy/index.ts";
import type { DistinctTests } from "./distinct-tests.ts";
import { beforeEffects, NO_EFFECTS, withEdit, type Effects } from "./effects.ts";
import { keyOfEdit } from "./key-of-edit.ts";
import type { PathLanguages } from "./path-languages.ts";

/** The combined effects of edits, computed once for all filters: effects with the same `key` are one object. */
export class DistinctEffects {
  readonly #tests: DistinctTests;
  readonly #languages: PathLanguages;
  readonly #byKey = new Map<string, Effects>([[NO_EFFECTS.key, NO_EFFECTS]]);
  readonly #edits = new Map<FilterEdit, FilterEdit>();
  readonly #editsByKey = new Map<string, FilterEdit>();
  readonly #after = new Map<Effects, Map<FilterEdit, Effects>>();
  readonly #before = new Map<Effects, Map<FilterTest, FilterTest | boolean>>();

  constructor(tests: DistinctTests, languages: PathLanguages) {
    this.#tests = tests;
    this.#languages = languages;
  }

  /** One more edit. */
  withEdit(effects: Effects, edit: FilterEdit): Effects {
    const known = mapAt(this.#after, effects);
    const one = this.#edits.get(edit) ?? this.#oneEdit(edit);
    let after = known.get(one);
    if (!after) {
      const made = withEdit(effects, one);
      after = this.#byKey.get(made.key);
      if (!after) this.#byKey.set(made.key, (after = made));
      known.set(one, after);
    }
    return after;
  }

  /** The first of the edits that have the same effect. */
  #oneEdit(edit: FilterEdit): FilterEdit {
    const key = keyOfEdit(edit);
    const one = this.#editsByKey.get(key) ?? edit;
    this.#editsByKey.set(key, one);
    this.#edits.set(edit, one);
    return one;
  }

  /** `beforeEffects`, as the unique object for the test. */
  before(test: FilterTest, effects: Effects, local: Address): FilterTest | boolean {
    const one = this.#tests.of(test);
    if (test.kind === "prefix" || test.kind === "value" || test.sees === "original") return one;
    if (effects === NO_EFFECTS) return one;
    // The result for a next hop depends on the session's own address too.
    if (test.kind === "next-hop") return this.#beforeAnew(test, effects, local);
    const known = mapAt(this.#before, effects);
    let before = known.get(one);
    if (before === undefined) known.set(one, (before = this.#beforeAnew(test, effects, local)));
    return before;
  }

  #beforeAnew(test: FilterTest, effects: Effects, local: Address): FilterTest | boolean {
    const before = beforeEffects(test, effects, local, this.#languages);
    return typeof before === "boolean" ? before : this.#tests.of(before);
  }
}

function mapAt<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let map = maps.get(key);
  if (!map) maps.set(key, (map = new Map<L, V>()));
  return map;
}
