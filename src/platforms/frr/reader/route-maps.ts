/** A line of a route map's entry, in words. */
export interface EntryLine {
  readonly words: readonly string[];
  readonly line: number;
}

/** One entry of a route map, as it stands. Of each kind of `match` and `set` the last line counts. */
export interface RouteMapEntry {
  readonly number: number;
  readonly permit: boolean;
  readonly line: number;
  /** By what is asked: `as-path`, `ip address`. */
  readonly matches: Map<string, EntryLine>;
  readonly sets: Map<string, EntryLine>;
  /** The number to go on at, where a route does; null: the end. */
  next: number | null;
  readonly calls: EntryLine[];
}

/** One route map: its entries by number. */
export interface RouteMapText {
  readonly name: string;
  readonly line: number;
  readonly entries: Map<number, RouteMapEntry>;
}

/** Takes a line inside of an entry; says what is wrong, or null. */
export function addToEntry(entry: RouteMapEntry, { words, line }: EntryLine): string | null {
  const [verb, ...rest] = words;
  switch (verb) {
    case "description":
      return null;
    case "match":
      entry.matches.set(keyOf(rest), { words: rest, line });
      return null;
    case "set":
      entry.sets.set(keyOf(rest), { words: rest, line });
      return null;
    case "call":
      entry.calls.push({ words: rest, line });
      return null;
    case "on-match":
      if (rest.length === 1 && rest[0] === "next") entry.next = entry.number + 1;
      else if (rest.length === 2 && rest[0] === "goto") return goTo(entry, rest[1]);
      else return "neither next nor goto";
      return null;
    case "continue":
      if (rest.length === 0) entry.next = entry.number + 1;
      else return goTo(entry, rest[0]);
      return null;
    default:
      return "not a command of a route map";
  }
}

function goTo(entry: RouteMapEntry, text: string | undefined): string | null {
  const number = /^\d{1,5}$/.test(text ?? "") ? Number(text) : 0;
  if (number <= entry.number) return "a jump has to lead forward";
  entry.next = number;
  return null;
}

/** What a `match` or `set` is about: a later line about the same replaces an earlier one. */
function keyOf(words: readonly string[]): string {
  const [first = "", second = ""] = words;
  return first === "ip" || first === "ipv6" ? `${first} ${second} ${words[2] ?? ""}` : first;
}
