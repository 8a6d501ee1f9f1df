import { formatPrefix, isExact, type PrefixRange } from "../net/index.ts";
import { platforms, type RenderedList, type Templates } from "../platforms/index.ts";
import type { DialectName } from "./dialects.ts";
import type { ListedFamily } from "./listed-families.ts";

/** The templates of the platforms that print their own lists. */
export type TemplatesOf = (platform: keyof typeof platforms) => Templates;

/** The list of a family in the syntax of a dialect: by the platform itself, if it is one. */
export function listText(
  dialect: DialectName,
  { name, set }: ListedFamily,
  about: string,
  templates: TemplatesOf,
): RenderedList {
  switch (dialect) {
    case "routeros": {
      const rules = set.ranges.map(
        (range) => `add chain=FROM_${name} rule="${routerOsRule(range)}"\n`,
      );
      return { text: rules.join(""), kind: "chain" };
    }
    case "openbgpd": {
      const entries = set.ranges.map((range) => `\t${openBgpdEntry(range)}\n`);
      return { text: `prefix-set ${name} {\n${entries.join("")}}\n`, kind: "prefix-set" };
    }
    default:
      return platforms[dialect].renderList({ name, set, about }, templates(dialect));
  }
}

/**
 * `dst in` takes a prefix and all that is inside of it, whose lengths `dst-len in` bounds; `dst ==` takes the prefix alone
 * (MikroTik's manual, Route Selection and Filters, "Prefix Operators" and "Num Prop Operators").
 */
function routerOsRule({ prefix, min, max }: PrefixRange): string {
  const text = formatPrefix(prefix);
  return isExact({ prefix, min, max })
    ? `if (dst == ${text}) {accept}`
    : `if (dst in ${text} && dst-len in ${min}-${max}) {accept}`;
}

/** `prefixlen A - B` has both ends in it (bgpd.conf(5), PARAMETERS, prefix). */
function openBgpdEntry({ prefix, min, max }: PrefixRange): string {
  const text = formatPrefix(prefix);
  if (isExact({ prefix, min, max })) return text;
  return min === max ? `${text} prefixlen = ${min}` : `${text} prefixlen ${min} - ${max}`;
}
