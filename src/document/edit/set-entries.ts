import { isDeepStrictEqual } from "node:util";

import { diagnostic, Diagnostics, type Report, type Source } from "../../diagnostics/index.ts";
import { toPlain, type MapNode, type Node, type Path } from "../node.ts";
import { parseYaml } from "../yaml.ts";
import { changedAt } from "./changed-at.ts";
import { insertEntries } from "./insert-entries.ts";
import { ALIAS, isAlias, ownerAt, SHARED } from "./owner-at.ts";
import { applyPatches, type Patch } from "./patch.ts";
import { readToEdit } from "./read-to-edit.ts";
import { removeEntry } from "./remove-entry.ts";

/** An entry to write into a mapping, to replace, or to remove. */
export interface EntryToSet {
  /** The mapping; it exists. */
  readonly owner: Path;
  readonly key: string;
  /** The key as YAML, if it is not as it stands: in quotes. */
  readonly keyText?: string;
  /** The value as YAML on one line; null: the entry is removed. */
  readonly value: string | null;
  /** The keys of `owner` after which the entry is written if it is new: after the first of these that it can be. */
  readonly after: readonly string[];
}

/**
 * Sets and removes entries of mappings in a YAML text and leaves every other character as it is: comments, order, quotes,
 * line ends. Reads the result back: it must have these entries and be the same everywhere else. Otherwise (a place that an
 * alias repeats, a value with comments in it) it is reported where that is, and the result is null.
 */
export function setEntries(
  source: Source,
  changes: readonly EntryToSet[],
  report: Report,
): string | null {
  const edited = readToEdit(source, report);
  if (!edited) return null;
  const found = new Diagnostics();
  let { text } = edited;
  for (const change of changes) {
    const next = withEntry(text, change);
    if (typeof next !== "string") {
      const { owner, key } = change;
      const span = edited.spanAt([...owner, key]);
      found.report(diagnostic("yaml-not-edited", { key, why: next.why }, { span }));
    } else text = next;
  }
  found.all.forEach(report);
  return found.failed ? null : edited.mark + text;
}

/** The text with one entry, or why it cannot be had. */
function withEntry(text: string, change: EntryToSet): string | { readonly why: string } {
  const root = parseYaml({ path: "", text }, () => undefined);
  if (root === null) return { why: "the file could not be read" };
  const patches = patchesFor(text, root, change);
  if (typeof patches === "string") return { why: patches };
  const edited = applyPatches(text, patches);
  const after = parseYaml({ path: "", text: edited }, () => undefined);
  const wanted = withChange(toPlain(root), change);
  return after !== null && isDeepStrictEqual(toPlain(after), wanted) ? edited : { why: SHARED };
}

function patchesFor(
  text: string,
  root: Node,
  { owner, key, keyText = key, value, after }: EntryToSet,
): readonly Patch[] | string {
  const map = ownerAt(text, root, owner);
  if (typeof map === "string") return map;
  const entry = map.entries.get(key);
  if (value === null) return entry ? removeEntry(text, map, key) : [];
  if (!entry) return insertEntries(text, map, [`${keyText}: ${value}`], after);
  return replaced(text, map, key, value);
}

/** The change of a value that is there: the text of the value alone, which must not have comments in it. */
function replaced(
  text: string,
  map: MapNode,
  key: string,
  value: string,
): readonly Patch[] | string {
  const entry = map.entries.get(key);
  if (!entry) throw new Error("unreachable: it is there");
  const { keySpan, node } = entry;
  const { start, end } = node.span;
  if (isAlias(text, node)) return ALIAS;
  const old = text.slice(start, end);
  const between = text.slice(keySpan.end, start);
  if (/[&!]/.test(between)) return "its value has an anchor or a tag";
  if (/(?:^|\s)#/.test(withoutQuoted(old)) || between.includes("#")) {
    return "its value has comments in it, which would be lost: edit it by hand";
  }
  if (!between.includes("\n")) {
    const isLong = /\n/.test(old) && !/^[{["']/.test(old);
    return isLong ? "its value takes several lines" : [{ start, end, text: value }];
  }
  // A mapping in block style below its key: the line end after it stays.
  const last = text.slice(0, end).trimEnd().length;
  return [{ start: keySpan.end, end: last, text: `: ${value}` }];
}

/** A text without what is in quotes, which can hold a `#` that begins no comment. */
function withoutQuoted(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, "");
}

/** The plain data with the entry. */
function withChange(data: unknown, { owner, key, value }: EntryToSet): unknown {
  return changedAt(data, owner, (map) => {
    const copy = Object.assign(Object.create(null), map) as Record<string, unknown>;
    if (value === null) Reflect.deleteProperty(copy, key);
    else copy[key] = plainOf(value);
    return copy;
  });
}

/** A value on one line as plain data. Throws if it is no YAML. */
function plainOf(value: string): unknown {
  const root = parseYaml({ path: "", text: `- ${value}\n` }, (problem) => {
    throw new Error(`not a value: ${problem.message}`);
  });
  const list = root && toPlain(root);
  return Array.isArray(list) ? (list[0] as unknown) : null;
}
