import { kindOfPattern, type CommunityRange } from "../../../net/index.ts";
import {
  communityListName,
  type PatternList,
  type PrefixList,
  type Test,
} from "../../../policy/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import { asPathList, asPathListName, type AsPathList, type AsPathTest } from "./as-path-list.ts";
import {
  communityExpression,
  communityText,
  needsExpression,
  standardPattern,
} from "./community-text.ts";
import { prefixEntries } from "./prefix-entries.ts";
import { comment, name } from "../quote.ts";
import { sequenceNumbers } from "./sequence-numbers.ts";
import { deletionList, keyword } from "./set-view.ts";
import { editsOf, testsOf } from "../limits/tests-of.ts";

/** All lists of a router, each kind sorted by name. */
export interface ListViews {
  readonly prefixLists: readonly PrefixListView[];
  readonly asPathLists: readonly AsPathList[];
  readonly communityLists: readonly CommunityListView[];
}

/** A prefix list, every line a permit. */
export interface PrefixListView {
  readonly about: string;
  /** The beginning of each line: `ip prefix-list NAME `. */
  readonly command: string;
  /** `seq 7 permit 192.0.2.0/24 le 26`. */
  readonly entries: readonly string[];
}

/**
 * A list of communities. An entry matches a route that carries its community, and the list matches if one of its
 * entries does.
 */
export interface CommunityListView {
  readonly name: string;
  /** For a comment; null if the name says it all. */
  readonly about: string | null;
  /** `community-list standard`. */
  readonly kind: string;
  readonly entries: readonly { readonly sequence: number; readonly text: string }[];
}

/** The lists that the policies of a router use. A community list only exists if something is matched by it. */
export function listViews(
  plan: RouterPlan,
  prefixListOf: typeof prefixListView,
  asPathListOf: typeof asPathListView,
): ListViews {
  const tests = testsOf(plan);
  return {
    prefixLists: plan.lists.prefixes.map((list) => prefixListOf(list)),
    asPathLists: asPathLists(tests, asPathListOf),
    communityLists: communityLists(plan, tests),
  };
}

/** A prefix list for printing; `called` is its name as it is printed. */
export function prefixListView(list: PrefixList, called = name(list.name)): PrefixListView {
  if (list.set.isEmpty) throw new Error(`frr: an empty list: ${list.name}`);
  return {
    about: comment(list.about),
    command: `${keyword(list.set.family)} prefix-list ${called} `,
    // Created while printing, and not kept: a list may have a hundred thousand.
    get entries() {
      return prefixEntries(list.set).map(
        ({ sequence, prefix, lengths }) => `seq ${sequence} permit ${prefix}${lengths}`,
      );
    },
  };
}

function asPathLists(tests: readonly Test[], viewOf: typeof asPathListView): readonly AsPathList[] {
  const lists = new Map<string, AsPathList>();
  for (const test of tests) {
    if (!isAsPathTest(test)) continue;
    // A thousand sessions use the same.
    const name = asPathListName(test);
    if (!lists.has(name)) lists.set(name, viewOf(test));
  }
  return sorted(lists.values());
}

/** The access list of a test for printing. */
export function asPathListView(test: AsPathTest): AsPathList {
  const list = asPathList(test);
  if (list.lines.length === 0) throw new Error(`frr: an empty list: ${list.name}`);
  return { ...list, name: name(list.name), about: comment(list.about) };
}

function isAsPathTest(test: Test): test is AsPathTest {
  return test.kind.startsWith("as-path-");
}

function communityLists(plan: RouterPlan, tests: readonly Test[]): readonly CommunityListView[] {
  const lists = new Map<string, CommunityListView>();
  const add = (view: CommunityListView) => lists.set(`${view.kind} ${view.name}`, view);
  for (const test of tests) if (test.kind === "community") add(communityListView(test.list));
  for (const edit of editsOf(plan)) {
    if (edit.kind !== "remove-communities") continue;
    const { patterns } = edit;
    const [first, second] = patterns;
    if (!first || kindOfPattern(first) === "extended") continue;
    if (first.kind === "range" && !second && !first.last) add(deletionView(first));
    else add(communityListView({ name: communityListName(patterns), communities: patterns }));
  }
  return sorted(lists.values());
}

/** The expanded list of all communities with the same first numbers, to delete them one by one. */
function deletionView({ of, fixed }: CommunityRange): CommunityListView {
  const [asn = 0] = fixed;
  const start = `${fixed.join(":")}:`;
  return {
    name: deletionList(fixed),
    about:
      fixed.length === 1
        ? `every ${of} community of AS${asn}, to delete them`
        : `every ${of} community ${start}*, to delete them`,
    kind: of === "standard" ? "community-list expanded" : "large-community-list expanded",
    entries: [{ sequence: 1, text: of === "standard" ? standardPattern(asn) : `^${start}` }],
  };
}

const COMMAND = {
  standard: "community-list",
  large: "large-community-list",
  extended: "extcommunity-list",
} as const;

/**
 * A list that matches a route with one of the communities, and by which they are deleted one by one: by their numbers,
 * or expanded if some of them are ranges.
 */
function communityListView(list: PatternList): CommunityListView {
  const [first] = list.communities;
  if (!first) throw new Error(`frr: an empty list: ${list.name}`);
  const expanded = needsExpression(list.communities);
  const texts = list.communities.map((one) =>
    expanded || one.kind === "range" ? communityExpression(one) : communityText(one),
  );
  const numbers = sequenceNumbers(texts);
  return {
    name: name(list.name),
    about: null,
    kind: `${COMMAND[kindOfPattern(first)]} ${expanded ? "expanded" : "standard"}`,
    entries: texts.map((text, i) => ({ sequence: numbers[i] ?? 0, text })),
  };
}

function sorted<T extends { readonly name: string; readonly kind?: string }>(
  lists: Iterable<T>,
): readonly T[] {
  const key = (list: T) => `${list.name} ${list.kind ?? ""}`;
  return [...lists].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
