import type { ObjectKind, RawObject, TextLine, XrObjects } from "./objects.ts";
import type { Problems } from "./problems.ts";
import { entriesOf } from "./sets.ts";

/**
 * A set by its name, or in parentheses; of a name, it is read once for all that read it alike, which is what `how` says. Null
 * where it is neither, and where none of the name is defined, which is reported.
 */
export function setOf<T>(
  kind: ObjectKind,
  words: readonly string[],
  line: number,
  how: string,
  objects: XrObjects,
  problems: Problems,
  read: (entries: readonly TextLine[]) => T,
  readPlain: (raw: RawObject) => T | null = () => null,
): T | null {
  const said = inPlace(words);
  if (said) return read(entriesOf([{ text: said.join(" "), line }]));
  const [name = ""] = words;
  if (words.length !== 1) return null;
  const raw = objects.use(kind, name);
  if (!raw) {
    problems.notDefined(line, kind, name, "IOS-XR refuses the configuration");
    return null;
  }
  return objects.readOnce(kind, name, how, () => readPlain(raw) ?? read(entriesOf(raw.body)));
}

/** What stands between parentheses, or null: a set in place of its name. */
export function inPlace(words: readonly string[]): readonly string[] | null {
  return words[0] === "(" && words.at(-1) === ")" ? words.slice(1, -1) : null;
}
