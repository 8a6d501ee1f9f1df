import { PrefixScanner } from "../../../../net/index.ts";
import { startsWithAt } from "../../../fast/starts-with-at.ts";
import { isSilent, lineOf } from "../line-of.ts";
import {
  addToEntry,
  commandOf,
  entryOf,
  type EntryCommand,
  type RouteMapText,
} from "../route-maps.ts";

/** A line of an entry, and its line number relative to the entry's first. */
interface LineBelow {
  readonly command: EntryCommand;
  readonly below: number;
}

/** The content between an entry's first line and `exit`. */
interface CachedBody {
  readonly lines: readonly LineBelow[];
  /** The number of its lines, including those without effect. */
  readonly height: number;
}

/** The first words of an entry's lines; any other word may end it. */
const VERBS: ReadonlySet<string> = new Set(
  "description match set call on-match continue".split(" "),
);

/** Longer entries are read line by line. */
const LONGEST = 2000;

const [NEWLINE, EXIT] = [0x0a, "\nexit\n"];

/**
 * Reads entries of route maps directly from the text, from `route-map NAME permit 100` to `exit`, if they follow
 * another entry of their map. The content of one occurs verbatim in a thousand others, and is parsed once. Lines of
 * any other form are left to be read one by one.
 */
export class EntryCache {
  readonly #scanner = new PrefixScanner();
  readonly #seen = new Map<string, CachedBody>();
  #map: RouteMapText | null = null;
  #head = "";

  /** The map to which the next entries may belong. */
  expect(map: RouteMapText): void {
    if (this.#map === map) return;
    this.#map = map;
    this.#head = `route-map ${map.name} `;
  }

  /**
   * Reads the entry at an offset, on a line: returns the offset of the line after it, and its number of lines. Null
   * if there is no entry of this form.
   */
  take(
    text: string,
    start: number,
    line: number,
  ): { readonly end: number; readonly lines: number } | null {
    const [map, scanner] = [this.#map, this.#scanner];
    if (map === null || !startsWithAt(text, this.#head, start)) return null;
    const action = start + this.#head.length;
    const permit = text.startsWith("permit ", action);
    if (!permit && !text.startsWith("deny ", action)) return null;
    scanner.end = action + (permit ? "permit " : "deny ").length;
    const number = scanner.number(text, 65535);
    const { end } = scanner;
    if (number < 1 || text.charCodeAt(end) !== NEWLINE) return null;
    const length = text.slice(end, end + LONGEST).indexOf(EXIT);
    const said = length < 0 ? null : this.#body(text.slice(end, end + length));
    if (said === null) return null;
    const entry = entryOf(map, number, permit, line);
    for (const { command, below } of said.lines) addToEntry(entry, command, line + below);
    return { end: end + length + EXIT.length, lines: said.height + 2 };
  }

  /** Parses a text that is one or more times a newline and a line; null if one of them is not a line of an entry. */
  #body(text: string): CachedBody | null {
    let body = this.#seen.get(text) ?? null;
    if (body === null) {
      body = bodyOf(text);
      if (body !== null) this.#seen.set(text, body);
    }
    return body;
  }
}

function bodyOf(text: string): CachedBody | null {
  const [, ...said] = text.split("\n");
  const lines: LineBelow[] = [];
  for (const [i, each] of said.entries()) {
    const line = lineOf(each);
    if (isSilent(line)) continue;
    const command = commandOf(line.split(" "));
    if (!VERBS.has(command.verb)) return null;
    lines.push({ command, below: i + 1 });
  }
  return { lines, height: said.length };
}
