import {
  parseTextPattern,
  PathLanguage,
  readTextPatterns,
  repeatsAnEnd,
} from "../../../net/index.ts";
import { entryHead, NumberedEntries } from "./numbered-entries.ts";

/** One `bgp as-path access-list`, read line by line. */
export class AsPathListText {
  readonly name: string;
  readonly line: number;
  readonly #entries = new NumberedEntries<Entry>();
  #paths = NO_PATHS;
  /** What in it is not understood; only reported if something of peerc's uses the list. */
  readonly problems: { readonly line: number; readonly why: string }[] = [];

  constructor(name: string, line: number) {
    this.name = name;
    this.line = line;
  }

  /** Reads the words after the name. */
  add(words: readonly string[], line: number): void {
    const why = this.#add(words, line);
    if (why !== null) this.problems.push({ line, why });
  }

  #add(words: readonly string[], line: number): string | null {
    const head = entryHead(words, 0);
    if (typeof head === "string") return head;
    const { number, permit, rest } = head;
    const regex = rest.join(" ");
    if (!OF_ASNS.test(regex)) {
      const why = problemOf(regex);
      if (why !== null) return why;
    }
    this.#entries.add(number, `${String(permit)} ${regex}`, { permit, regex, line });
    return null;
  }

  /** Computes what the list permits, once it is complete: the first matching entry decides, and the end denies. */
  settle(): void {
    let permitted = NO_PATHS;
    // From the end: adjacent entries with the same action are one expression.
    const open = [...this.#entries.inOrder()];
    for (let last = open.at(-1); last; last = open.at(-1)) {
      const { permit, line } = last;
      let from = open.length - 1;
      while (from > 0 && open[from - 1]?.permit === permit) from--;
      const paths = readTextPatterns(open.splice(from).map(({ regex }) => regex));
      if (!(paths instanceof PathLanguage)) {
        this.problems.push({ line, why: paths.problem });
        return;
      }
      if (!permit) permitted = permitted.intersect(paths.complement());
      else permitted = permitted === NO_PATHS ? paths : paths.unite(permitted);
    }
    this.#paths = permitted;
  }

  /** The paths that the list permits, once it is complete. */
  get paths(): PathLanguage {
    return this.#paths;
  }
}

/** ASNs in one position, `_(13335|32934)_`, which most lists contain: nothing in it can be wrong. */
const OF_ASNS = /^[_^](?:\d+|\(\d+(?:\|\d+)*\))[_$]$/;

/** What in an expression is not understood, or null. */
function problemOf(regex: string): string | null {
  if (regex === "") return "an expression is missing";
  if (!CHARACTERS.test(regex)) return "a character that FRR refuses in an expression";
  if (regex.includes("| ")) return "a bar and a blank, which FRR takes for the end of the command";
  const pattern = parseTextPattern(regex);
  if (typeof pattern === "string") return pattern;
  return repeatsAnEnd(pattern)
    ? "an end or `_` that is repeated, which glibc matches its own way"
    : null;
}

/** The characters that FRR accepts in an expression (`config_bgp_aspath_validate` of bgpd/bgp_filter.c). */
const CHARACTERS = /^[0-9_^|[,{}() \]$*+.?\\-]+$/;

interface Entry {
  readonly permit: boolean;
  readonly regex: string;
  readonly line: number;
}

const NO_PATHS = PathLanguage.empty().intersect(PathLanguage.ofLength(1));
