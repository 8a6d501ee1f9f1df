import type { PlatformName } from "../../../src/model/index.ts";
import type { Mutant } from "./mutant.ts";
import { termsOf, type TermLines } from "./terms.ts";

/** Damage to more than one line: terms in another order, lists emptied, neighbors gone, a file cut off. */
export function blockMutants(text: string, platform: PlatformName): readonly Mutant[] {
  const lines = text.split("\n");
  return [
    ...reordered(lines, platform),
    ...emptied(lines, platform),
    ...withoutBlocks(lines, platform),
    ...cutOff(lines),
  ];
}

/** An accepting term put before all others, and edits in an order in which the later one wins. */
function reordered(lines: readonly string[], platform: PlatformName): readonly Mutant[] {
  const terms = termsOf(lines, platform);
  const behind: readonly (readonly [string, string])[] = [
    ["set-local-preference", "honour-graceful-shutdown"],
    ["scrub-own-communities", "tag-relation"],
  ];
  return terms.flatMap((term) => {
    const put = (damage: string, before: TermLines | null): Mutant => ({
      damage,
      line: term.from + 1,
      was: term.name,
      within: term.policy,
      text: (platform === "frr"
        ? renumbered(lines, term, before)
        : movedTo(lines, term, before ? before.to : term.first)
      ).join("\n"),
    });
    if (/^accept-/.test(term.name)) return [put("moved before all other terms", null)];
    return behind.flatMap(([name, other]) => {
      const after = terms.find((t) => t.policy === term.policy && t.name === other);
      return term.name === name && after ? [put(`moved behind ${other}`, after)] : [];
    });
  });
}

function movedTo(lines: readonly string[], { from, to }: TermLines, at: number): readonly string[] {
  const block = lines.slice(from, to);
  return at > from
    ? [...lines.slice(0, from), ...lines.slice(to, at), ...block, ...lines.slice(at)]
    : [...lines.slice(0, at), ...block, ...lines.slice(at, from), ...lines.slice(to)];
}

/** FRR evaluates entries by their numbers, whatever their order in the file. */
function renumbered(
  lines: readonly string[],
  { from }: TermLines,
  before: TermLines | null,
): readonly string[] {
  const after = before ? Number(/\d+$/.exec(lines[before.from] ?? "")?.[0]) + 1 : 1;
  return lines.map((line, at) => (at === from ? line.replace(/\d+$/, String(after)) : line));
}

const LISTS: Readonly<Record<PlatformName, readonly [begin: RegExp, end: RegExp]>> = {
  junos: [/^ +(?:prefix-list|route-filter-list|as-list-group|as-list) PEERC_\w+ \{$/, /^ +\}$/],
  iosxr: [/^[a-z-]+-set (?:rt )?PEERC_\w+$/, /^end-set$/],
  bird: [/^define PEERC_\w+ = \[=?$/, /^=?\];$/],
  frr: [/^$a/, /$/],
};

/** Every list without its entries. */
function emptied(lines: readonly string[], platform: PlatformName): readonly Mutant[] {
  if (platform === "frr") return emptiedByName(lines);
  const [begin, end] = LISTS[platform];
  return lines.flatMap((line, from) => {
    if (!begin.test(line)) return [];
    const to = lines.findIndex((other, at) => at > from && end.test(other));
    const text = [...lines.slice(0, from + 1), ...lines.slice(to)].join("\n");
    return [{ damage: "emptied", line: from + 1, was: line.trim(), within: "", text }];
  });
}

/** A list of FRR's is its lines: without them it is not there. */
function emptiedByName(lines: readonly string[]): readonly Mutant[] {
  const list = /^(?:ip|ipv6|bgp) [a-z -]*(?:list|list standard|list expanded) (PEERC_\w+) /;
  const nameIn = (line: string) => list.exec(line)?.[1];
  const names = new Set(lines.flatMap((line) => nameIn(line) ?? []));
  return [...names].map((name) => ({
    damage: "emptied",
    line: lines.findIndex((line) => nameIn(line) === name) + 1,
    was: name,
    within: "",
    text: lines.filter((line) => nameIn(line) !== name).join("\n"),
  }));
}

const BLOCKS: Readonly<Record<PlatformName, readonly (readonly [begin: RegExp, end: RegExp])[]>> = {
  junos: [
    [/^ {16}group PEERC_\w+ \{$/, /^ {16}\}$/],
    [/^ {12}policy-statement \w+ \{$/, /^ {12}\}$/],
  ],
  iosxr: [
    [/^ neighbor /, /^ !$/],
    [/^route-policy /, /^end-policy$/],
    [/^[a-z-]+-set /, /^end-set$/],
  ],
  bird: [
    [/^protocol bgp /, /^\}$/],
    [/^filter /, /^\}$/],
    [/^define /, /^=?\];$/],
  ],
  frr: [[/^route-map /, /^exit$/]],
};

/** Every neighbor, policy and list gone as a whole. */
function withoutBlocks(lines: readonly string[], platform: PlatformName): readonly Mutant[] {
  const neighbors = [
    ...new Set(lines.flatMap((l) => /^ +neighbor (\S+) remote-as/.exec(l)?.[1] ?? [])),
  ];
  const byName = (platform === "frr" ? neighbors : []).map((neighbor) => ({
    damage: "gone",
    line: lines.findIndex((line) => line.includes(`neighbor ${neighbor} `)) + 1,
    was: `neighbor ${neighbor}`,
    within: "",
    text: lines.filter((line) => !line.includes(`neighbor ${neighbor} `)).join("\n"),
  }));
  const blocks = BLOCKS[platform].flatMap(([begin, end]) =>
    lines.flatMap((line, from) => {
      if (!begin.test(line)) return [];
      const to = lines.findIndex((other, at) => at > from && end.test(other)) + 1;
      const text = [...lines.slice(0, from), ...lines.slice(to)].join("\n");
      return [{ damage: "gone", line: from + 1, was: line.trim(), within: "", text }];
    }),
  );
  return [...byName, ...blocks];
}

/** The file, only so far, and all but its end; up to half of it, as less than that lacks every neighbor. */
function cutOff(lines: readonly string[]): readonly Mutant[] {
  const end = lines.findLastIndex((line) => line.trim() !== "");
  return lines.flatMap((line, at) => {
    const isTried = at % 5 === 0 || at === end - 1;
    if (at < lines.length / 2 || at >= end || !isTried || line.trim() === "") return [];
    const text = lines.slice(0, at).join("\n") + "\n";
    return [{ damage: "cut off from here", line: at + 1, was: line.trim(), within: "", text }];
  });
}
