import { readSelector, type Names } from "../assertions/index.ts";
import { diagnostic, Diagnostics, type Report, type Source } from "../diagnostics/index.ts";
import {
  checkUniqueNames,
  child,
  items,
  isTrue,
  makeValidator,
  numberOf,
  parsePercent,
  readValidated,
  textOf,
  type Node,
} from "../document/index.ts";
import type { AllowedChanges, Allowance, Amount, Frozen, GainRule } from "./allowed-changes.ts";
import { check } from "./changes.check.ts";

const validate = makeValidator(check);

/** The keys of an allowance that allow something. */
const RULES = [
  ...["accept_more", "accept_less", "announce_more", "announce_less"],
  ...["limits", "attributes", "reasons"],
];

/** What a file of allowed changes may name. */
export interface ChangeNames extends Names {
  /** The registries that the network queries. */
  readonly sources: readonly string[];
}

/** Reads a file of allowed changes; reports every mistake in it, and returns null if there is any. */
export function loadChanges(
  source: Source,
  names: ChangeNames,
  report: Report,
): AllowedChanges | null {
  const found = new Diagnostics();
  const tell: Report = (d) => {
    found.report(d);
    report(d);
  };
  const { root, errors } = readValidated(source, validate, tell);
  if (!root) return null;
  // The names in an item are checked even if something else in it is wrong.
  const inOrder = (key: string) => items(child(root, key)).filter((node) => child(node, "on"));
  const allowances = inOrder("allowed").map((node) => readAllowance(node, names, tell));
  const frozen = inOrder("nothing").map((node): Frozen => readFrozen(node, names, tell));
  checkUniqueNames(
    [...allowances, ...frozen].filter(({ span }) => !errors.isIn(span)),
    tell,
  );
  return found.failed ? null : { path: source.path, allowances, frozen };
}

function readFrozen(node: Node, names: Names, report: Report): Frozen {
  const name = child(node, "name");
  return {
    name: textOf(name) ?? "",
    sessions: readSelector(child(node, "on") ?? node, names, report),
    span: name?.span ?? node.span,
  };
}

function readAllowance(node: Node, names: ChangeNames, report: Report): Allowance {
  const gain = (key: string) => readGain(child(node, key), names, report);
  const loss = (key: string) => {
    const rule = child(node, key);
    return rule && { atMost: readAmount(child(rule, "at_most")) };
  };
  const limits = child(node, "limits");
  const name = child(node, "name");
  if (name && !RULES.some((key) => child(node, key))) {
    report(
      diagnostic("allows-nothing", { name: textOf(name) ?? "", rules: RULES }, { span: name.span }),
    );
  }
  return {
    ...readFrozen(node, names, report),
    gain: { import: gain("accept_more"), export: gain("announce_more") },
    loss: { import: loss("accept_less"), export: loss("announce_less") },
    limitPercent: parsePercent(textOf(limits && child(limits, "follow_registration")) ?? ""),
    attributes: isTrue(child(node, "attributes")),
    reasons: isTrue(child(node, "reasons")),
  };
}

function readGain(rule: Node | null, names: ChangeNames, report: Report): GainRule | null {
  if (!rule) return null;
  const sources = child(rule, "sources");
  return {
    atMost: readAmount(child(rule, "at_most")),
    inside: textOf(child(rule, "inside")) === "anywhere" ? "anywhere" : "registered",
    origins: textOf(child(rule, "origins")) === "any" ? "any" : "registered",
    sources: sources && items(sources).map((one) => readSource(one, names, report)),
  };
}

function readSource(node: Node, { sources: known }: ChangeNames, report: Report): string {
  const name = (textOf(node) ?? "").toUpperCase();
  if (!known.includes(name) && textOf(node) !== null) {
    report(diagnostic("unknown-name", { what: "registry", name, known }, { span: node.span }));
  }
  return name;
}

/** An amount; nothing, if it is not understood, which was reported. */
function readAmount(node: Node | null): Amount {
  const prefixes = numberOf(node);
  if (prefixes !== null) return { kind: "prefixes", prefixes };
  const percent = parsePercent(textOf(node) ?? "");
  if (percent !== null) return { kind: "percent", percent };
  for (const kind of ["larger", "smaller"] as const) {
    const both = node && child(node, `${kind}_of`);
    if (both) return { kind, of: items(both).map(readAmount) };
  }
  return { kind: "prefixes", prefixes: 0 };
}
