/** What the JSON Schemas of outputs are made of. */
export const text = { type: "string" };
export const texts = { type: "array", items: text };
export const textOrNull = { type: ["string", "null"] };
export const count = { type: "integer", minimum: 0 };
export const asn = { type: "integer", minimum: 0, maximum: 4294967295 };

const described = (description?: string) => (description === undefined ? {} : { description });

/** A list of such items. */
export const listOf = (items: object, description?: string) => ({
  type: "array",
  items,
  ...described(description),
});

/** What the schema defines in `$defs`. */
export const reference = (name: string) => ({ $ref: `#/$defs/${name}` });

/** A value of a schema, or null. */
export const nullable = (schema: object, description?: string) => ({
  anyOf: [schema, { type: "null" }],
  ...described(description),
});

/** A schema for each member of a type. */
type Members<T> = Readonly<Record<keyof T & string, object>>;

/**
 * The schema of plain data: every member of its type, all of them always there. More members may come without another
 * version, so unknown ones are not refused.
 */
export const dataOf = <T>(properties: Members<T>, description?: string) => ({
  type: "object",
  required: Object.keys(properties),
  properties,
  ...described(description),
});

/** The schema of data that is also read: the members of its type, and no others. */
export const exactDataOf = <T>(properties: Members<T>, description?: string) => ({
  type: "object",
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
  ...described(description),
});
