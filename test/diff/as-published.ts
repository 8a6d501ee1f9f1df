import { compileSchema } from "../../src/document/compile-schema.ts";
import { reportSchema } from "../../src/diff/index.ts";

/** A copy of a schema that refuses members that it does not have. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== "object" || schema === null) return schema;
  const members = Object.entries(schema).map(([key, value]) => [key, strict(value)] as const);
  const closed = "properties" in schema ? { additionalProperties: false } : {};
  return { ...Object.fromEntries(members), ...closed };
}

const check = compileSchema(strict(reportSchema) as object);

/** What is wrong with an output of `peerc diff --format json`; members without a description are wrong, too. */
export function wrongInReport(json: string): readonly string[] {
  if (check(JSON.parse(json))) return [];
  return (check.errors ?? []).map(
    ({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${JSON.stringify(params)}`,
  );
}
