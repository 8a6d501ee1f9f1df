import type { ReadingProblems } from "../../reading-problems.ts";
import { OBJECTS } from "./constructs.ts";
import { Outside } from "./outside.ts";
import { Statement } from "./statement.ts";

/** A configuration with the groups that are applied at its top. */
export interface Inherited {
  readonly root: Statement;
  /** Whether it contains statements of a whole router, not only peerc's. */
  readonly isWhole: boolean;
  /** Statements that occur in more than one place, and their other occurrences: which one counts is not determined. */
  readonly repeated: ReadonlyMap<Statement, readonly Statement[]>;
}

/** Statements to which several places may contribute. */
const SHARED: ReadonlySet<string> = new Set([
  ...["policy-options", "protocols", "protocols bgp", "protocols bgp group"],
  ...OBJECTS.map(({ word }) => `policy-options ${word}`),
  ...["routing-options", "routing-options validation", "routing-options validation group"],
  ...["security", "security authentication-key-chains"],
  "security authentication-key-chains key-chain",
]);

/**
 * Puts the groups of a configuration where they are applied ("Configuration Groups Overview" of the CLI User Guide).
 * A statement outside of a group takes precedence over it, and an earlier group over a later one: nothing of peerc's
 * may occur in two places.
 */
export function inherit(root: Statement, problems: ReadingProblems): Inherited {
  const groups = root.find("groups");
  const applied = [...(root.find("apply-groups")?.children ?? [])];
  const outside = new Outside(groups, new Set(applied.map(({ word }) => word)), problems);
  const sources: Statement[] = [];
  const own = [...root.children].filter(({ word }) => !["groups", "apply-groups"].includes(word));
  if (own.length > 0) {
    const main = new Statement("", 1);
    for (const child of own) main.adopt(child);
    sources.push(main);
  }
  let passed = 0;
  if (sources[0]) passed += outside.look(sources[0]).passed;
  for (const { word, line } of applied) {
    const group = groups?.find(word);
    if (!group) {
      problems.notDefined(line, "the group", word, "Junos refuses the commit");
      continue;
    }
    const standing = outside.look(group);
    const when = group.find("when");
    if (when && standing.read > 0) {
      problems.notUnderstood(when.line, "a group that applies only under a condition");
    }
    passed += standing.passed;
    sources.push(group);
  }
  const repeated = new Map<Statement, readonly Statement[]>();
  const [first, ...others] = sources;
  // The first one is used directly, not copied: it may be nearly the whole file.
  if (!first || others.length === 0) {
    return { root: first ?? new Statement("", 1), isWhole: passed > 0, repeated };
  }
  const merged = new Statement("", 1);
  for (const source of sources) merge(merged, source, "", repeated);
  reportInactive(
    root,
    [],
    applied.flatMap(({ word }) => groups?.find(word) ?? []),
    problems,
  );
  return { root: merged, isWhole: passed > 0, repeated };
}

/**
 * Statements that are inactive outside of a group, and occur in an applied group: whether they are inherited
 * nevertheless is not documented.
 */
function reportInactive(
  statement: Statement,
  path: readonly string[],
  groups: readonly Statement[],
  problems: ReadingProblems,
): void {
  for (const { words, line } of statement.inactive) {
    const whole = [...path, ...words];
    const text = whole.join(" ");
    const isRead = SHARED.has(text) || SHARED.has(whole.slice(0, -1).join(" "));
    if (isRead && groups.some((group) => group.find(...whole))) {
      problems.notUnderstood(line, "not active here, and inherited from a group");
    }
  }
  for (const child of statement.children) {
    const below = [...path, child.word];
    if (SHARED.has(below.join(" "))) reportInactive(child, below, groups, problems);
  }
}

function merge(
  into: Statement,
  from: Statement,
  path: string,
  repeated: Map<Statement, readonly Statement[]>,
): void {
  for (const child of from.children) {
    const here = path === "" ? child.word : `${path} ${child.word}`;
    const known = into.find(child.word);
    if (SHARED.has(here)) merge(into.child(child.word, child.line), child, here, repeated);
    else if (!known) into.adopt(child);
    else repeated.set(known, [...(repeated.get(known) ?? []), child]);
  }
}
