import type { PlatformName } from "../../../src/model/index.ts";
import { blockMutants } from "./damage-block.ts";
import { DAMAGES } from "./damage-line.ts";
import type { Mutant } from "./mutant.ts";

const COMMENT: Readonly<Record<PlatformName, RegExp>> = {
  junos: /^\s*(\/\*.*\*\/|#.*)$/,
  iosxr: /^\s*[!#]/,
  bird: /^\s*#/,
  // The text after description in a route map is free text, too.
  frr: /^\s*!|^ description /,
};

/**
 * Every mutant of a rendered file: each line with each kind of damage that applies, and damage to whole blocks. Lines
 * in `seen`, with the blocks around them, are skipped: files of several plans share most of their lists.
 */
export function mutantsOf(
  text: string,
  platform: PlatformName,
  seen: Set<string>,
): readonly Mutant[] {
  const lines = text.split("\n");
  const within: { readonly indent: number; readonly text: string }[] = [];
  const mutants: Mutant[] = [];
  for (const [at, line] of lines.entries()) {
    const was = line.trim();
    if (was === "" || COMMENT[platform].test(line)) continue;
    const indent = line.search(/\S/);
    while ((within.at(-1)?.indent ?? -1) >= indent) within.pop();
    const place = within.map((outer) => outer.text).join(" > ");
    within.push({ indent, text: was });
    const key = `${place} > ${was}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const made = new Set([line]);
    for (const [damage, change] of DAMAGES) {
      const changed = change(line);
      if (changed === null || made.has(changed)) continue;
      made.add(changed);
      const rest = [...lines.slice(0, at), changed, ...lines.slice(at + 1)];
      mutants.push({ damage, line: at + 1, was, within: place, text: rest.join("\n") });
    }
  }
  return [...mutants, ...blockMutants(text, platform)].filter((mutant) => mutant.text !== text);
}
