/** Parts of the JSON Schemas (2020-12) of policies that several of them have. */

/** A mapping with exactly one of these keys. */
export const only = (properties: object) => ({
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  properties,
});

/** A whole number in a range. */
export const integer = (minimum: number, maximum: number) => ({
  type: "integer",
  minimum,
  maximum,
});

const setting = (expected: string) => ({ type: "string", pattern: "^\\$[a-z_]+$", expected });

/** A value, or the name of a setting. */
export const orSetting = (value: object, expected: string) => ({
  expected,
  anyOf: [value, setting(expected)],
});

/** A name of a policy, rule, term or list. */
export const name = {
  type: "string",
  pattern: "^[a-z][a-z0-9-]{0,62}$",
  expected: "a name like reject-bogon-prefix",
};

/** Lengths of prefixes by family. */
export const lengths = {
  type: "object",
  additionalProperties: false,
  required: ["ipv4", "ipv6"],
  properties: { ipv4: integer(0, 32), ipv6: integer(0, 128) },
};

/** Some communities. */
export const communities = {
  type: "array",
  minItems: 1,
  uniqueItems: true,
  items: { type: "string" },
};
