import type { ReadingProblems } from "../../reading-problems.ts";
import { placeBelow, TOP, type Place } from "./places.ts";
import type { Statement } from "./statement.ts";

/** How many statements in a part of a configuration are of each kind. */
export interface Standing {
  /** Ignored: none of peerc's. */
  readonly passed: number;
  /** Read wherever they have an effect. */
  readonly read: number;
}

/**
 * Checks every statement outside of what is read: it is on the list of ignored ones, or it is reported. The content
 * of a group is checked as if it were where the group is applied; a group in an ignored statement only affects that
 * statement.
 */
export class Outside {
  readonly #groups: Statement | null;
  /** The groups that are applied at the top. */
  readonly #applied: ReadonlySet<string>;
  readonly #problems: ReadingProblems;

  constructor(groups: Statement | null, applied: ReadonlySet<string>, problems: ReadingProblems) {
    this.#groups = groups;
    this.#applied = applied;
    this.#problems = problems;
  }

  /** Checks everything in a configuration, or in a group. */
  look(top: Statement): Standing {
    return this.#around(top, TOP, []);
  }

  #around(around: Statement, place: Place, path: readonly string[]): Standing {
    let [passed, read] = [0, 0];
    for (const statement of around.children) {
      const { word, line } = statement;
      // The condition under which a group applies: reported together with what the group adds.
      if (path.length === 0 && word === "when") continue;
      if (word.startsWith("apply-")) {
        this.#apply(statement, place, path);
        continue;
      }
      const below = placeBelow(place, word);
      const isName = below !== null && place.below.get(word) !== below;
      if (!below || (isName && word.startsWith("<"))) {
        const why = below
          ? "a wildcard, which may bring this into what is ours"
          : "nothing says that this has no say over what is ours";
        this.#problems.notUnderstood(line, why);
        continue;
      }
      switch (below.kind) {
        case "around": {
          const inside = this.#around(statement, below, [...path, word]);
          passed += inside.passed;
          read += inside.read;
          break;
        }
        case "read":
          read++;
          break;
        case "refused":
          this.#problems.notUnderstood(line, below.why);
          break;
        case "ignored":
          passed++;
          this.#passed(statement, below);
          if (path.length === 0 && word in OTHER_ROUTERS) this.#mentions(statement);
      }
    }
    return { passed, read };
  }

  /** The content of an ignored statement: only what is refused there is searched for. */
  #passed(statement: Statement, place: Place): void {
    if (place.below.size === 0) return;
    for (const child of statement.children) {
      const below = placeBelow(place, child.word);
      if (!below) continue;
      if (below.kind === "refused") this.#problems.notUnderstood(child.line, below.why);
      else this.#passed(child, below);
    }
  }

  /** A group that is applied, or excepted, at a statement below the top. */
  #apply(statement: Statement, place: Place, path: readonly string[]): void {
    const { word, line } = statement;
    if (word === "apply-macro") return;
    if (word !== "apply-groups" && word !== "apply-groups-except") {
      this.#problems.notUnderstood(line, "only part of this is shown");
      return;
    }
    for (const named of statement.children) {
      const group = this.#groups?.find(named.word) ?? null;
      if (word === "apply-groups" && !group) {
        this.#problems.notDefined(line, "the group", named.word, "Junos refuses the commit");
      }
      if (!group || (word === "apply-groups-except" && !this.#applied.has(named.word))) continue;
      if (this.#hasSay(group, place, path)) {
        this.#problems.notUnderstood(named.line, "a group inside of a statement, or a wildcard");
      }
    }
  }

  /** Whether a group has anything in a place that affects peerc's part. */
  #hasSay(group: Statement, place: Place, path: readonly string[]): boolean {
    let at: Statement | null = group;
    for (const word of path) {
      if ([...at.children].some((child) => child.word.startsWith("<"))) return true;
      at = at.find(word);
      if (!at) return false;
    }
    return this.#around(at, place, path).read > 0;
  }

  /** Peerc's names in another instance or logical system, which would use our objects. */
  #mentions(statement: Statement): void {
    if (statement.word.startsWith("PEERC_")) {
      this.#problems.notUnderstood(statement.line, "a name of ours outside of the main instance");
    }
    const { block } = statement;
    if (block && !block.text.includes("PEERC_")) return;
    for (const child of statement.children) this.#mentions(child);
  }
}

/** Statements at the top that contain sessions and policies of their own. */
const OTHER_ROUTERS: Readonly<Record<string, true>> = {
  "routing-instances": true,
  "logical-systems": true,
};
