import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { child, entries, isMap, items, textOf, type Node } from "../../document/index.ts";
import { CONDITIONS } from "../conditions.ts";
import type { ConditionDefinition, TermDefinition } from "../definition.ts";
import { EDITS, type EditDefinition } from "../edits.ts";
import type { Verdict } from "../ir.ts";
import { keyOfKind } from "../key-of-kind.ts";

/** The key of a list of alternatives. */
const ALTERNATIVES = "any_of";

/** Reads the body of a term or of a library rule that its schema has accepted. */
export function readTerm(name: string, node: Node, report: Report): Omit<TermDefinition, "number"> {
  const edits = readEdits(child(node, "edit"), report);
  const verdict = readVerdict(child(node, "then"));
  // Edits with mistakes have been reported.
  if (entries(child(node, "edit")).length === 0 && verdict.kind === "next") {
    report(diagnostic("idle-term", { name }, { span: node.span }));
  }
  const when = child(node, "when");
  const guard = child(node, "if");
  const setting = textOf(guard);
  return {
    name,
    about: textOf(child(node, "about")) ?? "",
    guard: setting === null ? null : { setting, span: guard?.span ?? node.span },
    when: readConditions(when, report),
    anyOf: items(when && child(when, ALTERNATIVES)).map((one) => readConditions(one, report)),
    edits,
    verdict,
    span: node.span,
  };
}

function readVerdict(node: Node | null): Verdict {
  if (node === null) return { kind: "next" };
  const reason = textOf(child(node, "reject"));
  return reason === null ? { kind: "accept" } : { kind: "reject", reason };
}

/** The conditions under `when`, without its alternatives, or those of one alternative. */
function readConditions(node: Node | null, report: Report): readonly ConditionDefinition[] {
  return entries(node)
    .filter(([key]) => key !== ALTERNATIVES)
    .flatMap(([kind, value]) => each(value).map((one) => readCondition(kind, one, report)));
}

/** The conditions under one key: what must and what must not be there, if both are said of communities. */
function each(value: Node): readonly Node[] {
  if (!isMap(value) || !value.entries.has("any") || !value.entries.has("none")) return [value];
  return [...value.entries].map((entry) => ({ ...value, entries: new Map([entry]) }));
}

function readCondition(key: string, value: Node, report: Report): ConditionDefinition {
  const kind = KINDS_OF_CONDITIONS.get(key);
  if (!kind) throw new Error(`a condition that the schema should refuse: ${key}`);
  return { ...kind.read(value, report), span: value.span };
}

/** The edits in the order in which they are made, whatever their order in the file. */
function readEdits(node: Node | null, report: Report): readonly EditDefinition[] {
  if (!isMap(node)) return [];
  return KINDS_OF_EDITS.flatMap(([key, kind]): readonly EditDefinition[] => {
    const value = child(node, key);
    return value ? kind.read(value, report) : [];
  });
}

const KINDS_OF_CONDITIONS = new Map(
  Object.entries(CONDITIONS).map(([name, kind]) => [keyOfKind(name), kind]),
);

const KINDS_OF_EDITS = Object.entries(EDITS).map(
  ([name, kind]) => [keyOfKind(name), kind] as const,
);
