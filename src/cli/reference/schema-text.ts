import { code } from "./markdown.ts";

/** The parts of a JSON Schema that the reference shows. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly expected?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** What a value may be: its choices, its description in words, or its types. */
export function valueOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => code(String(value))).join(", ");
  const choices = schema.items?.enum;
  if (choices) return `a list of ${choices.map((value) => code(String(value))).join(", ")}`;
  if (schema.expected !== undefined) return schema.expected;
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? []);
  const words: Readonly<Record<string, string>> = {
    object: "a mapping",
    array: "a list",
    string: "text",
    integer: "a whole number",
    boolean: "true or false",
  };
  return types.map((type) => words[type] ?? type).join(" or ");
}
