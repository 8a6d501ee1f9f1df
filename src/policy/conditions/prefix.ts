import {
  defaultRoute,
  formatPrefix,
  formatPrefixRange,
  maxLength,
  PrefixSet,
  type Family,
} from "../../net/index.ts";
import { familySuffix, NAME_PREFIX } from "../list-names.ts";
import { readListReference, settingForList, type ListReference } from "../list-reference.ts";
import type { PrefixList } from "../lists.ts";
import { readLengthsOrSetting, settingsIn, type OrSetting } from "../or-setting.ts";
import type { Resolver } from "../resolver.ts";
import { lengths, listName, only, orSetting } from "../reading/schema-parts.ts";
import type { ConditionKind, Resolved } from "./condition-kind.ts";
import { readOperand } from "./read-operand.ts";

/** The prefix is in a list, or is longer or shorter than a length. */
export type PrefixDefinition =
  | { readonly kind: "prefix"; readonly list: ListReference }
  | {
      readonly kind: "prefix";
      readonly than: "longer" | "shorter";
      readonly bits: OrSetting<Readonly<Record<Family, number>>>;
    };

/** The prefix is in the list. The list is never empty. */
export interface PrefixTest {
  readonly kind: "prefix";
  readonly list: PrefixList;
}

/** The route's prefix. */
export const prefix: ConditionKind<PrefixDefinition, PrefixTest> = {
  title: "a test of the prefix",
  schema: {
    ...only({
      in: { ...listName, description: "The prefix is in the list." },
      not_in: { ...listName, description: "The prefix is not in the list." },
      longer_than: {
        ...orSetting(lengths, "lengths by family, or a setting like $max_length"),
        description: "The prefix is longer than this many bits.",
      },
      shorter_than: {
        ...orSetting(lengths, "lengths by family, or a setting like $min_length"),
        description: "The prefix is shorter than this many bits.",
      },
    }),
    description: "The route's prefix.",
  },
  read(node, report) {
    const { word, value, negated } = readOperand(node);
    if (word !== "longer_than" && word !== "shorter_than") {
      return { negated, test: { kind: "prefix", list: readListReference(value) } };
    }
    const than = word === "longer_than" ? "longer" : "shorter";
    return {
      negated,
      test: { kind: "prefix", than, bits: readLengthsOrSetting(value, report) },
    };
  },
  list: (test) =>
    "list" in test && typeof test.list === "string" ? { kind: "prefixes", name: test.list } : null,
  settings(test) {
    if ("bits" in test) return settingsIn(test.bits);
    if (test.list !== "registered") return settingForList(test.list, "prefixes");
    return [
      { name: "more_specifics", type: null, span: null },
      { name: "max_length", type: null, span: null },
    ];
  },
  resolve(test, resolver) {
    if ("bits" in test) return lengthTest(test.than, test.bits, resolver);
    const list = resolver.prefixList(test.list);
    if (!list) return null;
    return !list.set.isEmpty && { from: list, make: () => ({ kind: "prefix", list }) };
  },
  holds: (route, { list }) => list.set.has(route.prefix),
  tested: () => null,
  describe({ list }, route, holds) {
    const range = list.set.rangeOf(route.prefix);
    const entry = range ? ` by ${formatPrefixRange(range)}` : "";
    return `${formatPrefix(route.prefix)} ${holds ? "is" : "is not"} in ${list.name} (${list.about})${entry}`;
  },
};

/** The list of all prefixes that are longer or shorter; none is shorter than 0 bits, or longer than the maximum. */
function lengthTest(
  than: "longer" | "shorter",
  given: OrSetting<Readonly<Record<Family, number>>>,
  resolver: Resolver,
): Resolved<PrefixTest> {
  const { family } = resolver;
  const found = resolver.setting(given);
  if (found === null) return null;
  const bits = found[family];
  const [min, max] = than === "longer" ? [bits + 1, maxLength(family)] : [0, bits - 1];
  if (min > max) return false;
  return {
    from: `${family} ${bits}`,
    make: () => ({
      kind: "prefix",
      list: {
        name: `${NAME_PREFIX}${than.toUpperCase()}_THAN_${bits}_${familySuffix(family)}`,
        set: PrefixSet.of(family, [{ prefix: defaultRoute(family), min, max }]),
        about: `prefixes ${than} than /${bits}`,
      },
    }),
  };
}
