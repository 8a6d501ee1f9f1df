import { CHECKS, keyOfCheck, OWN_CHECKS } from "../../audit/index.ts";
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
  const own = Object.entries(OWN_CHECKS).flatMap(([kind, { question, about, schema }]) => [
    `### ${keyOfCheck(kind)}`,
    `**${question}** ${about}`,
    ...valuesTable(schema),
  ]);
  return page("Checks of peering agreements", "src/audit/checks", [
    "The kinds of checks that `check` of a sentence in `policies/agreements/*.yaml` may name, with their values; see [auditing peers](../audit.md). A check without values is written `{}`.",
    ...blocks,
    "## Checks of our own network",
    "The kinds of checks that sentences under `own` may name: they are decided once, not for each peer.",
    ...own,
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
