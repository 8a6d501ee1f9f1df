import type { ObjectKind, RawObject, XrObjects } from "./objects.ts";
import type { TextLine } from "./text-line.ts";
import type { Problems } from "./problems.ts";
import { entriesOf } from "./sets.ts";

/**
 * A named or inline set; a named one is parsed once for all that parse it in the same way, as given by `how`. Null if
 * it is neither, or if the name is not defined, which is reported.
 */
export function setOf<T>(
  kind: ObjectKind,
  words: readonly string[],
  line: number,
  how: string,
  objects: XrObjects,
  problems: Problems,
  read: (entries: readonly TextLine[]) => T,
  ofScanned: (raw: RawObject) => T | null = () => null,
): T | null {
  const inline = inPlace(words);
  const entriesRead = (entries: readonly TextLine[], at = line): T => {
    // Cisco's manuals disagree on whether other sets may be empty, and on their meaning then.
    if (entries.length === 0 && (inline || kind !== "prefix-set")) {
      problems.notUnderstood(at, "a set without entries");
    }
    return read(entries);
  };
  if (inline) return entriesRead(entriesOf([{ text: inline.join(" "), line }], problems));
  const [name = ""] = words;
  if (words.length !== 1) return null;
  const raw = objects.use(kind, name);
  if (!raw) {
    problems.notDefined(line, kind, name, "IOS-XR refuses the configuration");
    return null;
  }
  return objects.readOnce(
    kind,
    name,
    how,
    () => ofScanned(raw) ?? entriesRead(entriesOf(raw.body, problems), raw.line),
  );
}

/** The text between parentheses, or null: an inline set. */
export function inPlace(words: readonly string[]): readonly string[] | null {
  return words[0] === "(" && words.at(-1) === ")" ? words.slice(1, -1) : null;
}
