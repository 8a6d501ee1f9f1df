import type { ReadingProblems } from "../../reading-problems.ts";

/** A configuration group: statements that apply wherever they fit in the target (`group`, `apply-group`). */
export interface ConfigGroup {
  /** The first statement in it that is not ignored. */
  notIgnored: number | null;
}

/** The groups of a file, and where they are applied to `router bgp` or the whole configuration. */
export class ConfigGroups {
  readonly #groups = new Map<string, ConfigGroup>();
  readonly #applied: { readonly name: string; readonly line: number }[] = [];

  /** The group with a name. */
  open(name: string): ConfigGroup {
    const group = this.#groups.get(name) ?? { notIgnored: null };
    this.#groups.set(name, group);
    return group;
  }

  /** `apply-group A B`. */
  apply(names: readonly string[], line: number): void {
    for (const name of names) this.#applied.push({ name, line });
  }

  /** Reports applied groups that may affect peerc's part. */
  check(problems: ReadingProblems): void {
    for (const { name, line } of this.#applied) {
      const group = this.#groups.get(name);
      if (!group) {
        problems.notUnderstood(line, { name, problem: "is a group that the file does not have" });
      } else if (group.notIgnored !== null) {
        problems.notUnderstood(line, {
          name,
          problem: `is a group that has a say in more than is passed over (line ${group.notIgnored})`,
        });
      }
    }
  }
}
