import {
  diagnostic,
  Diagnostics,
  didYouMean,
  type Report,
  type Source,
} from "../diagnostics/index.ts";
import {
  child,
  entries,
  items,
  makeValidator,
  numberOf,
  parseDuration,
  parsePercent,
  parseYaml,
  textOf,
  type Node,
  type Validator,
} from "../document/index.ts";
import {
  BUILT_IN_ASN_LISTS,
  BUILT_IN_PREFIX_LISTS,
  type ListDefinition,
  type PolicyDefinition,
  type PolicyLibrary,
  type TermDefinition,
} from "./definition.ts";
import { check as listCheck } from "./list.check.ts";
import { check as policyCheck } from "./policy.check.ts";
import { readList } from "./read-list.ts";
import { readSettings } from "./read-settings.ts";
import { readTerm } from "./read-term.ts";
import type { OnExceed } from "./router-plan.ts";
import { check as rulesCheck } from "./rules.check.ts";

type Rule = Omit<TermDefinition, "number">;

/** The files of one folder of policies: `rules.yaml`, `lists/*.yaml`, and one file for each policy. */
export interface PolicySources {
  readonly rules: Source | null;
  readonly lists: readonly Source[];
  readonly policies: readonly Source[];
}

const BUILT_IN_LISTS = [BUILT_IN_PREFIX_LISTS, BUILT_IN_ASN_LISTS].flatMap(Object.keys);

const validatePolicy = makeValidator(policyCheck);
const validateRules = makeValidator(rulesCheck);
const validateList = makeValidator(listCheck);

/**
 * Reads folders of policies (the shipped one first, then the user's own) into one library. A name that two folders
 * define is an error: nobody should have to guess which one holds.
 */
export function loadPolicies(
  folders: readonly PolicySources[],
  report: Report,
): PolicyLibrary | null {
  const found = new Diagnostics();
  const tell: Report = (d) => {
    found.report(d);
    report(d);
  };
  const rules = new Map<string, Rule>();
  const lists = new Map<string, ListDefinition>();
  const policies = new Map<string, PolicyDefinition>();
  for (const { rules: source } of folders) {
    const root = source && parse(source, validateRules, tell);
    const node = root && child(root, "rules");
    for (const [name, rule] of entries(node)) define(rules, name, readTerm(name, rule, tell), tell);
  }
  for (const source of folders.flatMap((folder) => folder.lists)) {
    const root = parse(source, validateList, tell);
    const list = root && readList(root, tell);
    if (list && BUILT_IN_LISTS.includes(list.name)) {
      tell(diagnostic("built-in-list", { name: list.name }, { span: list.span }));
    } else if (list) define(lists, list.name, list, tell);
  }
  for (const source of folders.flatMap((folder) => folder.policies)) {
    const root = parse(source, validatePolicy, tell);
    const policy = root && readPolicy(root, rules, tell);
    if (policy) define(policies, policy.name, policy, tell);
  }
  for (const rule of rules.values()) checkLists(rule, lists, tell);
  for (const policy of policies.values()) {
    for (const term of [...policy.import, ...policy.export]) {
      if (!rules.has(term.name)) checkLists(term, lists, tell);
    }
  }
  return found.failed ? null : { policies, rules, lists };
}

function parse(source: Source, validate: Validator, report: Report): Node | null {
  const node = parseYaml(source, report);
  return node && validate(node, report) ? node : null;
}

function define<T extends { readonly span: PolicyDefinition["span"] }>(
  map: Map<string, T>,
  name: string,
  value: T,
  report: Report,
): void {
  const earlier = map.get(name);
  if (earlier) {
    const related = [{ message: "the other one is here", span: earlier.span }];
    report(diagnostic("defined-twice", { name }, { span: value.span, related }));
  } else map.set(name, value);
}

function readPolicy(
  root: Node,
  rules: ReadonlyMap<string, Rule>,
  report: Report,
): PolicyDefinition {
  const limits = child(root, "limits");
  const max = limits && child(limits, "max_prefixes");
  const terms = (direction: "import" | "export") =>
    readTerms(items(child(root, direction)), rules, report);
  return {
    name: textOf(child(root, "name")) ?? "",
    about: textOf(child(root, "about")) ?? "",
    settings: readSettings(child(root, "settings"), report),
    maxPrefixes: {
      maximum: {
        ipv4: numberOf(max && child(max, "ipv4")) ?? 0,
        ipv6: numberOf(max && child(max, "ipv6")) ?? 0,
      },
      warnAt: parsePercent(textOf(max && child(max, "warn_at")) ?? "") ?? 0,
      onExceed: readOnExceed(max && child(max, "on_exceed")),
    },
    import: terms("import"),
    export: terms("export"),
    incomplete: false,
    span: root.span,
  };
}

function readOnExceed(node: Node | null): OnExceed {
  const text = textOf(node);
  if (text === "shutdown" || text === "warn") return { kind: text };
  const after = parseDuration(textOf(node && child(node, "restart_after")) ?? "") ?? 0;
  return { kind: "restart", afterMinutes: Math.round(after / 60_000) };
}

/** Reads the terms of one direction and numbers them: as they say, or the next full hundred. */
function readTerms(
  nodes: readonly Node[],
  rules: ReadonlyMap<string, Rule>,
  report: Report,
): TermDefinition[] {
  const terms: TermDefinition[] = [];
  const names = new Map<string, TermDefinition>();
  let last = 0;
  for (const node of nodes) {
    const body = readUse(node, rules, report);
    if (!body) continue;
    const given = numberOf(child(node, "number"));
    const number = given ?? Math.floor(last / 100) * 100 + 100;
    const term: TermDefinition = { ...body, number, span: node.span };
    if (number - last < (last === 0 ? 0 : 50) || number > 65_000) {
      report(diagnostic("term-number", { name: term.name, number, last }, { span: node.span }));
    }
    last = number;
    const earlier = names.get(term.name);
    if (earlier) {
      const related = [{ message: "the other one is here", span: earlier.span }];
      report(diagnostic("defined-twice", { name: term.name }, { span: node.span, related }));
    }
    names.set(term.name, term);
    terms.push(term);
  }
  return terms;
}

function readUse(node: Node, rules: ReadonlyMap<string, Rule>, report: Report): Rule | null {
  const use = child(node, "use");
  const name = textOf(child(node, "name"));
  if ((use === null) === (name === null)) {
    report(diagnostic("use-or-name", {}, { span: node.span }));
    return null;
  }
  if (name !== null) return readTerm(name, node, report);
  const used = textOf(use) ?? "";
  const extra = entries(node).find(([key]) => key !== "use" && key !== "number");
  if (extra) {
    report(diagnostic("use-and-more", { key: extra[0], rule: used }, { span: extra[1].span }));
  }
  const rule = rules.get(used);
  if (rule) return rule;
  const hint = didYouMean(used, rules.keys());
  report(
    diagnostic(
      "unknown-rule",
      { name: used },
      { span: use?.span, ...(hint === null ? {} : { hint: `did you mean \`${hint}\`?` }) },
    ),
  );
  return null;
}

function checkLists(term: Rule, lists: ReadonlyMap<string, ListDefinition>, report: Report): void {
  for (const { test, span } of term.when) {
    const kind =
      test.kind === "prefix"
        ? "prefixes"
        : test.kind === "as-path-contains" || test.kind === "as-path-origin"
          ? "asns"
          : null;
    if (kind === null || !("list" in test)) continue;
    const builtIn = Object.keys(kind === "prefixes" ? BUILT_IN_PREFIX_LISTS : BUILT_IN_ASN_LISTS);
    const own = [...lists.values()].filter((list) => list.kind === kind).map((list) => list.name);
    const known = [...builtIn, ...own];
    if (known.includes(test.list)) continue;
    const near = didYouMean(test.list, known);
    const hint = near === null ? `lists here: ${known.join(", ")}` : `did you mean \`${near}\`?`;
    const what = kind === "prefixes" ? "prefixes" : "ASNs";
    report(diagnostic("unknown-list", { name: test.list, what }, { span, hint }));
  }
}
