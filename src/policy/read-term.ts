import { diagnostic, type Report } from "../diagnostics/index.ts";
import {
  child,
  entries,
  isMap,
  isTrue,
  items,
  numberOf,
  textOf,
  type Node,
} from "../document/index.ts";
import type {
  ConditionDefinition,
  EditDefinition,
  OrSetting,
  TermDefinition,
  TestDefinition,
} from "./definition.ts";
import type { Verdict } from "./ir.ts";
import { readCommunities } from "./read-community.ts";
import { readLengths } from "./read-settings.ts";
import { SETTING_NAMES, type Settings } from "./settings.ts";

/** Reads the body of a term or of a library rule that its schema has accepted. */
export function readTerm(name: string, node: Node, report: Report): Omit<TermDefinition, "number"> {
  const edits = readEdits(child(node, "edit"), report);
  const verdict = readVerdict(child(node, "then"));
  if (edits.length === 0 && verdict.kind === "next") {
    report(diagnostic("idle-term", { name }, { span: node.span }));
  }
  const guard = textOf(child(node, "if"));
  return {
    name,
    about: textOf(child(node, "about")) ?? "",
    guard: guard !== null && isSetting(guard) ? guard : null,
    when: entries(child(node, "when")).map(([kind, value]) => readCondition(kind, value, report)),
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

function readCondition(kind: string, value: Node, report: Report): ConditionDefinition {
  const [key, operand] = entries(value)[0] ?? ["", value];
  const negated = key === "not_in" || key === "is_not" || key === "none";
  const condition = (test: TestDefinition, not = negated): ConditionDefinition => ({
    negated: not,
    test,
    span: value.span,
  });
  const list = textOf(operand) ?? "";
  switch (kind) {
    case "prefix":
      if (key === "longer_than" || key === "shorter_than") {
        const than = key === "longer_than" ? "longer" : "shorter";
        const bits = orSetting(operand, readLengths, report);
        return condition({ kind: "prefix-length", than, bits });
      }
      return condition({ kind: "prefix", list });
    case "as_path_length":
      return condition({ kind: "as-path-length", over: orSetting(operand, whole, report) });
    case "as_path_contains":
      return condition({
        kind: "as-path-contains",
        list: textOf(child(value, "in")) ?? "",
        butPeer: isTrue(child(value, "but_peer")),
      });
    case "as_path_first":
      return condition({ kind: "as-path-first" });
    case "as_path_origin":
      return condition({ kind: "as-path-origin", list });
    case "as_path_has_set":
      return condition({ kind: "as-path-has-set" }, !isTrue(value));
    case "as_path_empty":
      return condition({ kind: "as-path-empty" }, !isTrue(value));
    case "next_hop":
      return condition({ kind: "next-hop" });
    case "community":
      return condition({ kind: "community", communities: readCommunities(items(operand), report) });
    case "rpki":
      return condition({
        kind: "rpki",
        state: list === "valid" || list === "invalid" ? list : "not-found",
      });
    default:
      throw new Error(`a condition that the schema should refuse: ${kind}`);
  }
}

/** The order in which the edits of one term are made, whatever their order in the file. */
function readEdits(node: Node | null, report: Report): readonly EditDefinition[] {
  if (!isMap(node)) return [];
  const edits: EditDefinition[] = [];
  const remove = child(node, "remove_communities");
  for (const what of ["standard", "large", "extended"] as const) {
    if (remove && child(remove, what)) edits.push({ kind: "remove-communities", what });
  }
  const add = child(node, "add_communities");
  if (textOf(add) !== null) edits.push({ kind: "add-session-communities" });
  else if (add) {
    edits.push({ kind: "add-communities", communities: readCommunities(items(add), report) });
  }
  const preference = child(node, "set_local_preference");
  if (preference) {
    edits.push({ kind: "set-local-preference", value: orSetting(preference, whole, report) });
  }
  const med = child(node, "set_med");
  if (med) edits.push({ kind: "set-med", value: orSetting(med, whole, report) });
  const nextHop = textOf(child(node, "set_next_hop"));
  if (nextHop !== null) {
    edits.push({ kind: "set-next-hop", to: nextHop === "self" ? "self" : "discard" });
  }
  const prepend = child(node, "prepend");
  if (prepend) edits.push({ kind: "prepend", times: orSetting(prepend, whole, report) });
  return edits;
}

function whole(node: Node): number {
  return numberOf(node) ?? 0;
}

function orSetting<T>(node: Node, read: (node: Node) => T, report: Report): OrSetting<T> {
  const text = textOf(node);
  if (text === null) return read(node);
  const name = text.slice(1);
  if (isSetting(name)) return { setting: name };
  report(
    diagnostic(
      "unknown-value",
      { value: text, known: SETTING_NAMES.map((n) => `$${n}`) },
      { span: node.span },
    ),
  );
  return read(node);
}

function isSetting(name: string): name is keyof Settings {
  return (SETTING_NAMES as readonly string[]).includes(name);
}
