/** A line of a route map's entry, in words. */
export interface EntryLine {
  readonly words: readonly string[];
  readonly line: number;
}

/** A `match` or `set` by its subject: `as-path`, `ip address`. */
interface KeyedLine extends EntryLine {
  readonly key: string;
}

/** A parsed line inside of an entry: its first word, the words after it, and the subject of a `match` or `set`. */
export interface EntryCommand {
  readonly verb: string;
  readonly words: readonly string[];
  readonly key: string;
}

/** One entry of a route map. For each kind of `match` and `set`, and for `call`, the last line counts. */
export interface RouteMapEntry {
  readonly number: number;
  /** An entry that is given again with the other action keeps its lines (seen on 8.4.4). */
  permit: boolean;
  readonly line: number;
  readonly matches: KeyedLine[];
  readonly sets: KeyedLine[];
  /** The number at which a route continues; null: the end. */
  next: number | null;
  /** Whether that is a jump, and not the next entry. */
  jumps: boolean;
  call: EntryLine | null;
  /** Lines that are not understood, and why; only reported if something of peerc's uses the map. */
  readonly problems: { readonly line: number; readonly why: string }[];
}

/** One route map: its entries by number. */
export interface RouteMapText {
  readonly name: string;
  readonly line: number;
  readonly entries: Map<number, RouteMapEntry>;
}

/** The entry with a number, created if missing. */
export function entryOf(
  map: RouteMapText,
  number: number,
  permit: boolean,
  line: number,
): RouteMapEntry {
  let entry = map.entries.get(number);
  if (!entry) {
    entry = {
      number,
      permit,
      line,
      matches: [],
      sets: [],
      next: null,
      jumps: false,
      call: null,
      problems: [],
    };
    map.entries.set(number, entry);
  }
  if (!permit && entry.next !== null) entry.problems.push({ line, why: GOES_ON_DENYING });
  entry.permit = permit;
  return entry;
}

const GOES_ON_DENYING =
  "an entry that denies and goes on, which FRR refuses with all lines around it";

/** Parses a line inside of an entry. */
export function commandOf([verb = "", ...words]: readonly string[]): EntryCommand {
  return { verb, words, key: verb === "match" || verb === "set" ? keyOf(words) : "" };
}

/** Adds a line inside of an entry. */
export function addToEntry(entry: RouteMapEntry, command: EntryCommand, line: number): void {
  const why = takeLine(entry, command, line);
  if (why !== null) entry.problems.push({ line, why });
}

/** Reads a line; returns what is wrong, or null. */
function takeLine(
  entry: RouteMapEntry,
  { verb, words, key }: EntryCommand,
  line: number,
): string | null {
  switch (verb) {
    case "description":
      return null;
    case "match":
      return put(entry.matches, { key, words, line });
    case "set": {
      const before = entry.sets.find((one) => one.key === key);
      const why = put(entry.sets, { key, words, line });
      return before && formOf(before) !== formOf({ key, words, line }) ? TWO_FORMS : why;
    }
    case "call":
      entry.call = { words, line };
      return words.length === 1 ? null : "not one route map";
    case "on-match":
      if (words.length === 2 && words[0] === "goto") return goTo(entry, words[1]);
      if (words.length !== 1 || words[0] !== "next") return "neither next nor goto";
      return goOn(entry);
    case "continue":
      return words.length === 1 ? goTo(entry, words[0]) : "not one number of an entry";
    default:
      return "not a command of a route map";
  }
}

const TWO_FORMS = "two forms of a change, which FRR refuses with all lines around them";

/** The form of an edit, among those that FRR does not allow to replace each other (seen on 8.4.4). */
function formOf({ key, words }: KeyedLine): string {
  switch (key) {
    case "community":
    case "large-community":
      return words[1] === "none" ? "none" : "communities";
    case "as-path prepend":
      return words[2] === "last-as" ? "last-as" : "numbers";
    case "metric":
      return (words[1] ?? "").replace(/\d+/, "number");
    default:
      return "the same";
  }
}

/** Adds a line, or replaces one with the same subject. Returns what is wrong, or null. */
function put(lines: KeyedLine[], added: KeyedLine): string | null {
  const before = lines.findIndex(({ key }) => key === added.key);
  if (before >= 0) lines[before] = added;
  else if (lines.length === MOST_KINDS) return "more kinds of lines in an entry than FRR has";
  else lines.push(added);
  return null;
}

/** More kinds of `match`, or of `set`, than FRR has: each line is searched for among the earlier ones. */
const MOST_KINDS = 500;

/** After a jump, FRR refuses `on-match next`, with all lines around it (seen on 8.4.4). */
function goOn(entry: RouteMapEntry): string | null {
  if (!entry.permit) return GOES_ON_DENYING;
  if (entry.jumps) return "on-match next after a jump, which FRR refuses";
  entry.next = entry.number + 1;
  return null;
}

function goTo(entry: RouteMapEntry, text: string | undefined): string | null {
  const number = /^\d{1,5}$/.test(text ?? "") ? Number(text) : 0;
  if (!entry.permit) return GOES_ON_DENYING;
  if (number <= entry.number) return "a jump has to lead forward";
  entry.next = number;
  entry.jumps = true;
  return null;
}

/** The subject of a `match` or `set`: a later line with the same subject replaces an earlier one (seen on 8.4.4). */
function keyOf(words: readonly string[]): string {
  const [first = "", second = "", third = ""] = words;
  if (first === "ip" || first === "ipv6") return `${first} ${second} ${third}`;
  // `set as-path` prepends and excludes, and each type of extended community is set, independently.
  const isVerb = /^(prepend|exclude|replace|rt|soo|bandwidth|none|nt|color)$/.test(second);
  return (first === "as-path" || first === "extcommunity") && isVerb ? `${first} ${second}` : first;
}
