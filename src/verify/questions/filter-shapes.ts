import {
  formatAddress,
  type CanonicalSet,
  type PathLanguage,
  type PrefixSet,
} from "../../net/index.ts";
import type { FilterNode, FilterTest, VerdictNode } from "../../policy/index.ts";
import { keyOfEdit } from "../algebra/key-of-edit.ts";

/**
 * Numbers for filters: two filters with the same tests, edits and order have the same number, whatever their
 * sessions. Results for one then apply to all.
 */
export class FilterShapes {
  readonly #numbers = new Map<string, number>();
  readonly #prefixes = new WeakMap<PrefixSet, number>();
  readonly #canonical = new Map<
    number,
    { readonly set: CanonicalSet; readonly number: number }[]
  >();
  readonly #paths = new WeakMap<PathLanguage, number>();
  readonly #languages: PathLanguage[] = [];
  #sets = 0;

  /** The number of a filter; `label` says what distinguishes ends besides the verdict. */
  of(start: FilterNode, label: (end: VerdictNode) => string): number {
    const known = new Map<FilterNode, number>();
    const numberOf = (node: FilterNode): number => {
      let number = known.get(node);
      if (number === undefined) known.set(node, (number = this.#number(textOf(node))));
      return number;
    };
    const textOf = (node: FilterNode): string => {
      switch (node.kind) {
        case "verdict":
          return `${node.verdict} ${label(node)}`;
        case "edit":
          return `edit ${keyOfEdit(node.edit)} ${numberOf(node.next)}`;
        case "test":
          return `test ${this.#test(node.test)} ${numberOf(node.then)} ${numberOf(node.otherwise)}`;
      }
    };
    return numberOf(start);
  }

  #number(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#numbers.size));
    return number;
  }

  #test(test: FilterTest): string {
    switch (test.kind) {
      case "prefix":
        return `prefix ${this.#ofPrefixes(test.set)}`;
      case "as-path":
        return `as-path ${this.#ofPaths(test.paths)} ${test.sees}`;
      case "next-hop":
        return `next-hop ${formatAddress(test.address)} ${test.sees}`;
      case "community-count":
        return `community-count ${test.atLeast} ${test.of.key} ${test.sees}`;
      case "med":
        return `med ${test.atLeast} ${test.sees}`;
      case "community":
        return `community ${test.set.key} ${test.sees}`;
      case "value":
        return `${test.attribute} ${test.value}`;
    }
  }

  #ofPrefixes(set: PrefixSet): number {
    const known = this.#prefixes.get(set);
    if (known !== undefined) return known;
    const { canonical } = set;
    const hash = canonical.hash();
    const alike = this.#canonical.get(hash) ?? [];
    const same = alike.find((other) => other.set.equals(canonical));
    const number = same?.number ?? this.#sets++;
    if (!same) this.#canonical.set(hash, [...alike, { set: canonical, number }]);
    this.#prefixes.set(set, number);
    return number;
  }

  #ofPaths(paths: PathLanguage): number {
    const known = this.#paths.get(paths);
    if (known !== undefined) return known;
    let number = this.#languages.findIndex((other) => other.equals(paths));
    if (number < 0) number = this.#languages.push(paths) - 1;
    this.#paths.set(paths, number);
    return number;
  }
}
