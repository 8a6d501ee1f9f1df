import { isDeepStrictEqual } from "node:util";

import { diagnostic, Diagnostics, type Report, type Source } from "../../diagnostics/index.ts";
import { toPlain, type MapNode, type Node, type Path } from "../node.ts";
import { parseYaml } from "../yaml.ts";
import { changedAt } from "./changed-at.ts";
import { insertEntries } from "./insert-entries.ts";
import { ALIAS, isAlias, ownerAt, SHARED } from "./owner-at.ts";
import { applyPatches, type Patch } from "./patch.ts";
import { readToEdit } from "./read-to-edit.ts";

/** Numbers to set in a mapping of numbers, which is the value of a key of another mapping. */
export interface NumbersToSet {
  /** The mapping that has the key, or gets it. */
  readonly owner: Path;
  readonly key: string;
  readonly numbers: Readonly<Record<string, number>>;
  /** The keys of `owner` after which the key is written if it is new: after the first of these that it can be. */
  readonly after: readonly string[];
}

/**
 * Sets numbers in a YAML text and leaves every other character as it is: comments, order, quotes, line ends. Reads the
 * result back: it must have the new numbers at these places and be the same everywhere else. Otherwise (a place that
 * an alias repeats, for example) it is reported where that is, and the result is null.
 */
export function setNumbers(
  source: Source,
  changes: readonly NumbersToSet[],
  report: Report,
): string | null {
  const read = readToEdit(source, report);
  if (!read) return null;
  const { text, root } = read;
  const found = new Diagnostics();
  const refuse = ({ owner, key }: NumbersToSet, why: string): void => {
    const span = read.spanAt([...owner, key]);
    found.report(diagnostic("yaml-not-edited", { key, why }, { span }));
  };

  const patches = changes.flatMap((change) => {
    const made = patchesFor(text, root, change);
    if (typeof made !== "string") return made;
    refuse(change, made);
    return [];
  });
  const plain = toPlain(root);
  const edited = applyPatches(text, patches);
  if (!found.failed && !isAsMeant(plain, edited, changes)) {
    const guilty = changes.filter((change) => {
      const made = patchesFor(text, root, change);
      return typeof made === "string" || !isAsMeant(plain, applyPatches(text, made), [change]);
    });
    for (const change of guilty.length > 0 ? guilty : changes) refuse(change, SHARED);
  }
  found.all.forEach(report);
  return found.failed ? null : read.mark + edited;
}

/** The changes of the text for some numbers, or why there are none. */
function patchesFor(
  text: string,
  root: Node,
  { owner, key, numbers, after }: NumbersToSet,
): readonly Patch[] | string {
  const holder = ownerAt(text, root, owner);
  if (typeof holder === "string") return holder;
  const map = holder.entries.get(key)?.node;
  if (!map) {
    const entries = Object.entries(numbers).map(([name, number]) => `${name}: ${number}`);
    return insertEntries(text, holder, [`${key}: { ${entries.join(", ")} }`], after);
  }
  if (isAlias(text, map)) return ALIAS;
  return map.kind === "map" ? numbersIn(text, map, numbers) : "it is not a mapping";
}

function numbersIn(
  text: string,
  map: MapNode,
  numbers: NumbersToSet["numbers"],
): readonly Patch[] | string {
  const patches: Patch[] = [];
  const missing: string[] = [];
  for (const [name, number] of Object.entries(numbers)) {
    const value = map.entries.get(name)?.node;
    if (!value) {
      missing.push(`${name}: ${number}`);
      continue;
    }
    const { start, end } = value.span;
    if (isAlias(text, value)) return ALIAS;
    if (!/^-?\d+$/.test(text.slice(start, end))) return "its value is not a plain number";
    patches.push({ start, end, text: String(number) });
  }
  if (missing.length === 0) return patches;
  const inserted = insertEntries(text, map, missing, ["ipv4", "ipv6"]);
  return typeof inserted === "string" ? inserted : [...patches, ...inserted];
}

/** Whether a changed text says what the one before did, but for some numbers. */
function isAsMeant(before: unknown, text: string, changes: readonly NumbersToSet[]): boolean {
  const root = parseYaml({ path: "", text }, () => undefined);
  if (root === null) return false;
  const wanted = changes.reduce(withNumbers, before);
  return isDeepStrictEqual(toPlain(root), wanted);
}

/** The plain data with some numbers set. */
function withNumbers(data: unknown, { owner, key, numbers }: NumbersToSet): unknown {
  return changedAt(data, [...owner, key], (value) => {
    const map = Object.create(null) as Record<string, unknown>;
    return Object.assign(map, value, numbers);
  });
}
