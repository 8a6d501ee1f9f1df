import {
  diagnostic,
  Diagnostics,
  distinct,
  type Report,
  type Source,
  type Span,
} from "../../diagnostics/index.ts";
import { child, entries, makeValidator, textOf } from "../../document/index.ts";
import { checkSettingTypes } from "./check-setting-types.ts";
import type { ListNamed } from "../conditions/condition-kind.ts";
import { conditionKind } from "../conditions.ts";
import { conditionsOf } from "../conditions-of.ts";
import { define } from "../define.ts";
import {
  BUILT_IN_ASN_LISTS,
  BUILT_IN_PREFIX_LISTS,
  type ListDefinition,
  type PolicyDefinition,
  type PolicyLibrary,
} from "../definition.ts";
import { policyNames, type PolicyNames } from "../policy-names.ts";
import { check as listCheck } from "./list.check.ts";
import { parseParts } from "./parse-parts.ts";
import { readList } from "./read-list.ts";
import { readPolicy, type Rule, type RuleTable } from "./read-policy.ts";
import { readTerm } from "./read-term.ts";
import { check as rulesCheck } from "./rules.check.ts";
import { unknownList } from "./unknown-list.ts";

/** The files of one folder of policies: `rules.yaml`, `lists/*.yaml`, and one file for each policy. */
export interface PolicySources {
  readonly rules: Source | null;
  readonly lists: readonly Source[];
  readonly policies: readonly Source[];
}

const BUILT_IN_LISTS = [BUILT_IN_PREFIX_LISTS, BUILT_IN_ASN_LISTS].flatMap(Object.keys);

const validateRules = makeValidator(rulesCheck);
const validateList = makeValidator(listCheck);

/** The existing lists. */
interface ListTable {
  readonly sound: Map<string, ListDefinition>;
  /** The names of those with errors. */
  readonly broken: Set<string>;
  /** Whether a file could not be read, so that there may be more. */
  unread: boolean;
}

/** The readable part of folders of policies. */
export interface LibraryParts {
  /**
   * The complete library, or the library without rules, lists and terms that have errors: see `incomplete` of a
   * policy.
   */
  readonly library: PolicyLibrary;
  /** Whether there was no error. */
  readonly whole: boolean;
  /** The names that the policies have and declare; null if one could not be read. */
  readonly known: PolicyNames | null;
}

/** Reads folders of policies like `readLibrary`; null if there was an error. */
export function loadPolicies(
  folders: readonly PolicySources[],
  report: Report,
): PolicyLibrary | null {
  const { library, whole } = readLibrary(folders, report);
  return whole ? library : null;
}

/**
 * Reads folders of policies (the shipped one first, then the user's own) into one library. It is an error if two
 * folders define the same name, because it would be ambiguous. Each mistake is reported once: a rule or list with an
 * error counts as existing for those that use it.
 */
export function readLibrary(folders: readonly PolicySources[], report: Report): LibraryParts {
  const found = new Diagnostics();
  const tell = distinct((d) => {
    found.report(d);
    report(d);
  });
  const rules: RuleTable = { sound: new Map(), broken: new Set(), unread: false };
  const lists: ListTable = { sound: new Map(), broken: new Set(), unread: false };
  const policies = new Map<string, PolicyDefinition>();
  let unnamed = false;
  for (const { rules: source } of folders) {
    if (source) readRules(source, rules, tell);
  }
  for (const source of folders.flatMap((folder) => folder.lists)) readLists(source, lists, tell);
  for (const rule of rules.sound.values()) {
    if (!checkLists(rule, lists, tell)) rules.broken.add(rule.name);
  }
  for (const source of folders.flatMap((folder) => folder.policies)) {
    const isSound = (term: Rule) =>
      rules.sound.get(term.name) === term || checkLists(term, lists, tell);
    const policy = readPolicy(source, rules, isSound, tell);
    for (const { default: value, span } of policy?.declares ?? []) {
      if (value?.kind !== "named") continue;
      checkList({ kind: value.type, name: value.list }, [], span, lists, tell);
    }
    if (policy) define(policies, policy.name, policy, tell);
    else unnamed = true;
  }
  for (const name of rules.broken) rules.sound.delete(name);
  checkSettingTypes([...policies.values()], tell);
  return {
    library: { policies, rules: rules.sound, lists: lists.sound },
    whole: !found.failed,
    known: unnamed ? null : policyNames({ policies }),
  };
}

/** Reads a file of rules into the table. */
function readRules(source: Source, rules: RuleTable, report: Report): void {
  const file = parseParts(source, "rules", validateRules, report);
  if (!file) {
    rules.unread = true;
    return;
  }
  for (const [name, node] of entries(child(file.root, "rules"))) {
    const rule = file.errors().isIn(node.span) ? null : readTerm(name, node, file.report);
    if (!rule || file.errors().isIn(node.span)) rules.broken.add(name);
    if (rule) define(rules.sound, name, rule, file.report);
  }
}

/** Reads a file of one list into the table. */
function readLists(source: Source, lists: ListTable, report: Report): void {
  const file = parseParts(source, "list", validateList, report);
  if (!file) {
    lists.unread = true;
    return;
  }
  const { root } = file;
  const list = file.errors().isIn(root.span) ? null : readList(root, file.report);
  if (list && BUILT_IN_LISTS.includes(list.name)) {
    file.report(diagnostic("built-in-list", { name: list.name }, { span: list.span }));
  } else if (list) define(lists.sound, list.name, list, file.report);
  else lists.broken.add(textOf(child(root, "name")) ?? "");
}

/** Checks that the lists that a term names exist. An undefined one is reported; one with an error already has been. */
function checkLists(term: Rule, lists: ListTable, report: Report): boolean {
  let found = true;
  for (const { test, span } of conditionsOf(term)) {
    const named = conditionKind(test).list(test);
    if (named === null) continue;
    const builtIn = named.kind === "prefixes" ? BUILT_IN_PREFIX_LISTS : BUILT_IN_ASN_LISTS;
    if (!checkList(named, Object.keys(builtIn), span, lists, report)) found = false;
  }
  return found;
}

/** Whether a list exists, either built in or in a file. */
function checkList(
  { kind, name }: ListNamed,
  builtIn: readonly string[],
  span: Span,
  lists: ListTable,
  report: Report,
): boolean {
  const own = [...lists.sound.values()].filter((list) => list.kind === kind);
  const known = [...builtIn, ...own.map((list) => list.name)];
  if (known.includes(name)) return true;
  if (!lists.unread && !lists.broken.has(name)) report(unknownList(name, kind, known, span));
  return false;
}
