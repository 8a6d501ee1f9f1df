import { parseTextPattern, PathLanguage, readTextPatterns } from "../../../net/index.ts";

/** One `bgp as-path access-list`, as it is read line by line. */
export class AsPathListText {
  readonly name: string;
  readonly line: number;
  readonly #entries = new Map<number, Entry>();
  #last = 0;
  #paths = NO_PATHS;
  /** What of it is not understood; reported only if something of ours uses the list. */
  readonly problems: { readonly line: number; readonly why: string }[] = [];

  constructor(name: string, line: number) {
    this.name = name;
    this.line = line;
  }

  /** Takes the words behind the name. */
  add(words: readonly string[], line: number): void {
    const why = this.#add(words, line);
    if (why !== null) this.problems.push({ line, why });
  }

  #add(words: readonly string[], line: number): string | null {
    const numbered = words[0] === "seq";
    // The next multiple of five (seen on 8.4.4).
    const seq = numbered ? Number(words[1]) : (Math.floor(this.#last / 5) + 1) * 5;
    const [action, ...rest] = words.slice(numbered ? 2 : 0);
    if (!Number.isInteger(seq)) return "a number behind seq is missing";
    if (action !== "permit" && action !== "deny") return "neither permit nor deny";
    const regex = rest.join(" ");
    const pattern = OF_ASNS.test(regex) ? null : parseTextPattern(regex);
    if (typeof pattern === "string") return pattern;
    this.#last = Math.max(this.#last, seq);
    this.#entries.set(seq, { permit: action === "permit", regex, line });
    return null;
  }

  /**
   * Works out what the list permits, once all of it is there: the first entry that matches decides, and the end denies.
   */
  settle(): void {
    let permitted = NO_PATHS;
    // From the end: entries that say the same of what they match are one expression.
    const open = [...this.#entries].sort(([a], [b]) => a - b).map(([, entry]) => entry);
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

  /** The paths that the list permits, once it is settled. */
  get paths(): PathLanguage {
    return this.#paths;
  }
}

/** ASNs in one place, `_(13335|32934)_`, which is most of what lists say: there is nothing in it that could be wrong. */
const OF_ASNS = /^[_^](?:\d+|\(\d+(?:\|\d+)*\))[_$]$/;

interface Entry {
  readonly permit: boolean;
  readonly regex: string;
  readonly line: number;
}

const NO_PATHS = PathLanguage.empty().intersect(PathLanguage.ofLength(1));
