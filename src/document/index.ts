/** YAML and JSON files as trees with source locations, edits of numbers in them, and validation with JSON Schema. */
export * from "./node.ts";
export { parseJson } from "./json.ts";
export * from "./advice.ts";
export { packNode, unpackNode, type PackedNode } from "./packed-node.ts";
export { makeValidator, type Validator } from "./validate.ts";
export { parseWithoutSecrets, type ParsedDocument } from "./parse-without-secrets.ts";
export { readValidated, type Validated } from "./read-validated.ts";
export { secretsInUrls } from "./secrets-in-urls.ts";
export { secretVariable } from "./secret-variable.ts";
export { withoutMark } from "./yaml.ts";
export * from "./schema-parts.ts";
export * from "./units.ts";
export { formatUtcTime, parseUtcTime } from "./utc-time.ts";
export * from "./access.ts";
export { checkUniqueNames } from "./check-unique-names.ts";
export { setEntries, type EntryToSet } from "./edit/set-entries.ts";
export { setNumbers, type NumbersToSet } from "./edit/set-numbers.ts";
export { appendItems, type NewItem } from "./edit/append-items.ts";
