import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { eventsOf, type Version } from "../../src/history/index.ts";

/** Versions by their names, the tip first: name → state and the names of its parents. */
type History = readonly (readonly [name: string, state: string | null, ...parents: string[]])[];

function summary(history: History) {
  const names = history.map(([name]) => name);
  const versions = history.map(([name, , ...parents]): Version => ({
    commit: name,
    parents: parents.map((parent) => names.indexOf(parent)),
  }));
  const { all, letIn, last } = eventsOf(versions, (at) => history[at]?.[1] ?? null);
  return {
    all: all.map(({ kind, commit }) => `${kind} ${commit ?? ""}`).join(", "),
    letIn: letIn?.commit ?? null,
    last: last?.commit ?? null,
  };
}

describe("what has happened", () => {
  test.each<[string, History, ReturnType<typeof summary>]>([
    ["nothing", [], { all: "", letIn: null, last: null }],
    [
      "never there",
      [
        ["b", null, "a"],
        ["a", null],
      ],
      { all: "", letIn: null, last: null },
    ],
    [
      "from the beginning",
      [
        ["b", "1", "a"],
        ["a", "1"],
      ],
      { all: "entered a", letIn: "a", last: "a" },
    ],
    [
      "changed twice",
      [
        ["c", "3", "b"],
        ["b", "2", "a"],
        ["a", "1"],
      ],
      { all: "changed c, changed b, entered a", letIn: "a", last: "c" },
    ],
    [
      "added, removed and added again",
      [
        ["e", "1", "d"],
        ["d", "1", "c"],
        ["c", null, "b"],
        ["b", "1", "a"],
        ["a", null],
      ],
      { all: "entered d, left c, entered b", letIn: "d", last: "d" },
    ],
    [
      "gone",
      [
        ["c", null, "b"],
        ["b", "2", "a"],
        ["a", "1"],
      ],
      { all: "left c, changed b, entered a", letIn: null, last: null },
    ],
    [
      "a merge takes it from a branch",
      [
        ["m", "1", "x", "y"],
        ["x", null, "a"],
        ["y", "1", "a"],
        ["a", null],
      ],
      { all: "entered y", letIn: "y", last: "y" },
    ],
    [
      "a merge of two changes is a change",
      [
        ["m", "3", "x", "y"],
        ["x", "1", "a"],
        ["y", "2", "a"],
        ["a", "0"],
      ],
      { all: "changed m, changed y, changed x, entered a", letIn: "a", last: "m" },
    ],
    [
      "two branches let it in",
      [
        ["m", "2", "x", "y"],
        ["x", null, "a"],
        ["y", "1", "a"],
        ["a", null],
      ],
      { all: "changed m, entered y", letIn: "y", last: "m" },
    ],
    [
      "a merge takes it out although both have it",
      [
        ["m", null, "x", "y"],
        ["x", "1", "a"],
        ["y", "1", "a"],
        ["a", "1"],
      ],
      { all: "left m, entered a", letIn: null, last: null },
    ],
  ])("%s", (_, history, expected) => {
    expect(summary(history)).toEqual(expected);
  });

  test("goes through histories longer than the stack", () => {
    const versions = Array.from({ length: 200_000 }, (_, at): Version => ({
      commit: String(at),
      parents: at === 199_999 ? [] : [at + 1],
    }));
    const { letIn } = eventsOf(versions, (at) => (at < 100_000 ? "1" : null));
    expect(letIn?.commit).toBe("99999");
  });

  test("of one line is what a reader finds from one version to the next", () => {
    const state = fc.option(fc.constantFrom("1", "2"), { nil: null });
    fc.assert(
      fc.property(fc.array(state, { maxLength: 20 }), (states) => {
        const history = states.map((each, at) => [
          String(at),
          each,
          ...(at + 1 < states.length ? [String(at + 1)] : []),
        ]) as unknown as History;
        const changes = states.flatMap((now, at) => {
          const before = states[at + 1] ?? null;
          if (now === before) return [];
          return [`${now === null ? "left" : before === null ? "entered" : "changed"} ${at}`];
        });
        const { all, letIn, last } = summary(history);
        expect(all).toBe(changes.join(", "));
        const since = states.indexOf(null);
        const present = states.slice(0, since < 0 ? states.length : since);
        expect(letIn).toBe(present.length === 0 ? null : String(present.length - 1));
        const first = present.findIndex((each, at) => each !== (states[at + 1] ?? null));
        expect(last).toBe(first < 0 ? null : String(first));
      }),
    );
  });
});
