import { PathLanguage, readTextPattern } from "../../../net/index.ts";

/** One `bgp as-path access-list`, as it is read line by line. */
export class AsPathListText {
  readonly name: string;
  readonly line: number;
  readonly #entries = new Map<number, { readonly permit: boolean; readonly paths: PathLanguage }>();
  #last = 0;
  #paths: PathLanguage | null = null;

  constructor(name: string, line: number) {
    this.name = name;
    this.line = line;
  }

  /** Takes the words behind the name; says what is wrong, or null. */
  add(words: readonly string[]): string | null {
    const numbered = words[0] === "seq";
    const seq = numbered ? Number(words[1]) : this.#last + 5;
    const [action, ...regex] = words.slice(numbered ? 2 : 0);
    if (!Number.isInteger(seq)) return "a number behind seq is missing";
    if (action !== "permit" && action !== "deny") return "neither permit nor deny";
    const paths = readTextPattern(regex.join(" "));
    if (!(paths instanceof PathLanguage)) return paths.problem;
    this.#last = Math.max(this.#last, seq);
    this.#entries.set(seq, { permit: action === "permit", paths });
    return null;
  }

  /** The paths that the list permits: the first entry that matches decides, and the end denies. */
  get paths(): PathLanguage {
    return (this.#paths ??= this.#permitted());
  }

  #permitted(): PathLanguage {
    let permitted: PathLanguage | null = null;
    const entries = [...this.#entries].sort(([a], [b]) => b - a);
    for (const [, { permit, paths }] of entries) {
      if (permit) permitted = permitted === null ? paths : paths.unite(permitted);
      else if (permitted !== null) permitted = permitted.intersect(paths.complement());
    }
    return permitted ?? NO_PATHS;
  }
}

const NO_PATHS = PathLanguage.empty().intersect(PathLanguage.ofLength(1));
