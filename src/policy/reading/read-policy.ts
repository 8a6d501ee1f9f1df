import {
  diagnostic,
  didYouMean,
  type Report,
  type Source,
  type Span,
} from "../../diagnostics/index.ts";
import {
  child,
  entries,
  items,
  makeValidator,
  numberOf,
  parseDuration,
  parsePercent,
  textOf,
  type Node,
} from "../../document/index.ts";
import type { PolicyDefinition, TermDefinition } from "../definition.ts";
import { checkSettingsOfTerm } from "./check-settings-of-term.ts";
import { parseParts, type PartsFile } from "./parse-parts.ts";
import { check as policyCheck } from "./policy.check.ts";
import { readDeclaredSettings } from "./read-declared-settings.ts";
import { readSettings } from "./read-settings.ts";
import { readTerm } from "./read-term.ts";
import type { OnExceed } from "../on-exceed.ts";

/** A rule of the library: a term without a number. */
export type Rule = Omit<TermDefinition, "number">;

/** The existing rules. */
export interface RuleTable {
  readonly sound: Map<string, Rule>;
  /** The names of those with errors. */
  readonly broken: Set<string>;
  /** Whether a file could not be read, so that there may be more. */
  unread: boolean;
}

const validatePolicy = makeValidator(policyCheck);

/** For a policy whose own limits have an error: limits that every platform supports. */
const ANY_LIMITS: PolicyDefinition["maxPrefixes"] = {
  maximum: { ipv4: 1000, ipv6: 1000 },
  warnAt: 80,
  onExceed: { kind: "restart", afterMinutes: 30 },
};

/**
 * Reads a policy's file; null if its name cannot be read. Terms with errors, and those for which `isSound` is false,
 * are left out.
 */
export function readPolicy(
  source: Source,
  rules: RuleTable,
  isSound: (term: Rule) => boolean,
  report: Report,
): PolicyDefinition | null {
  const file = parseParts(source, "policy", validatePolicy, report);
  const name = file && textOf(child(file.root, "name"));
  if (!file || name === null) return null;
  const { root } = file;
  const errors = file.errors();
  const settings = child(root, "settings");
  const limits = child(root, "limits");
  const declares = settings ? readDeclaredSettings(settings, file.report) : [];
  const isWhole = (term: Rule, span: Span) =>
    isSound(term) && checkSettingsOfTerm(term, declares, name, span, file.report);
  const terms = (direction: "import" | "export") =>
    readTerms(items(child(root, direction)), rules, isWhole, file);
  const [inbound, outbound] = [terms("import"), terms("export")];
  return {
    name,
    about: textOf(child(root, "about")) ?? "",
    settings: settings && !errors.isIn(settings.span) ? readSettings(settings, file.report) : {},
    declares,
    maxPrefixes: limits && !errors.isIn(limits.span) ? readLimits(limits) : ANY_LIMITS,
    import: inbound.terms,
    export: outbound.terms,
    incomplete: inbound.incomplete || outbound.incomplete || file.errors().isIn(root.span),
    span: root.span,
  };
}

function readLimits(node: Node): PolicyDefinition["maxPrefixes"] {
  const max = child(node, "max_prefixes");
  return {
    maximum: {
      ipv4: numberOf(max && child(max, "ipv4")) ?? 0,
      ipv6: numberOf(max && child(max, "ipv6")) ?? 0,
    },
    warnAt: parsePercent(textOf(max && child(max, "warn_at")) ?? "") ?? 0,
    onExceed: readOnExceed(max && child(max, "on_exceed")),
  };
}

function readOnExceed(node: Node | null): OnExceed {
  const text = textOf(node);
  if (text === "shutdown" || text === "warn") return { kind: text };
  const after = parseDuration(textOf(node && child(node, "restart_after")) ?? "") ?? 0;
  return { kind: "restart", afterMinutes: Math.round(after / 60_000) };
}

/** Reads the terms of one direction and numbers them: as given, or with the next hundred. */
function readTerms(
  nodes: readonly Node[],
  rules: RuleTable,
  isSound: (term: Rule, span: Span) => boolean,
  file: PartsFile,
): { readonly terms: readonly TermDefinition[]; readonly incomplete: boolean } {
  const { report } = file;
  const ofShape = file.errors();
  const terms: TermDefinition[] = [];
  const names = new Map<string, TermDefinition>();
  let last = 0;
  for (const node of nodes) {
    const isShaped = !ofShape.isIn(node.span);
    const body = isShaped ? readUse(node, rules, report) : null;
    const given = isShaped ? numberOf(child(node, "number")) : null;
    const number = given ?? Math.floor(last / 100) * 100 + 100;
    if (!body) {
      last = number;
      continue;
    }
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
    if (isSound(body, node.span) && !file.errors().isIn(node.span)) terms.push(term);
  }
  return { terms, incomplete: terms.length < nodes.length };
}

/** The rule that a term uses, or the term itself; null if there is none, or it has an error: everything is reported. */
function readUse(node: Node, rules: RuleTable, report: Report): Rule | null {
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
  if (rules.broken.has(used)) return null;
  const rule = rules.sound.get(used);
  if (rule || rules.unread) return rule ?? null;
  const hint = didYouMean(used, rules.sound.keys());
  report(
    diagnostic(
      "unknown-rule",
      { name: used },
      { span: use?.span, ...(hint === null ? {} : { hint: `did you mean \`${hint}\`?` }) },
    ),
  );
  return null;
}
