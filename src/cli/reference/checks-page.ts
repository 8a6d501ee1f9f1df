import { CHECKS, keyOfCheck } from "../../audit/index.ts";
import { code, page, table } from "./markdown.ts";
import { valueOf, type Schema } from "./schema-text.ts";

/** The reference of the kinds of checks that an agreement may use. */
export function checksPage(): string {
  const blocks = Object.entries(CHECKS).flatMap(
    ([kind, { question, about, schema, beforePeering }]) => [
      `## ${keyOfCheck(kind)}`,
      `**${question}** ${about}`,
      ...valuesTable(schema),
      ...(beforePeering
        ? ["`peerc candidates` decides it for networks that are no peers yet."]
        : []),
    ],
  );
  return page("Checks of peering agreements", "src/audit/checks", [
    "The kinds of checks that `check` of a sentence in `policies/agreements/*.yaml` may name, with their values; see [auditing peers](../audit.md). A check without values is written `{}`.",
    ...blocks,
  ]);
}

function valuesTable({ properties = {}, required = [] }: Schema): readonly string[] {
  const rows = Object.entries(properties).map(([key, schema]) => [
    code(key),
    required.includes(key) ? "yes" : "",
    valueOf(schema),
    schema.default === undefined ? "" : code(JSON.stringify(schema.default)),
    schema.description ?? "",
  ]);
  return rows.length === 0
    ? []
    : [table(["value", "required", "type", "default", "meaning"], rows)];
}
