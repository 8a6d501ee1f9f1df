/** Parts that several of the JSON Schemas (2020-12) of policies share. */

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

const OWN_SETTING = "\\$[a-z][a-z0-9_]{0,31}";

const setting = (expected: string) => ({ type: "string", pattern: `^${OWN_SETTING}$`, expected });

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

/** The name of a list, or of a setting that holds one. */
export const listName = {
  type: "string",
  pattern: `^(?:[a-z][a-z0-9-]{0,62}|${OWN_SETTING})$`,
  expected: "the name of a list, or a setting like $accepted_prefixes",
};

/** Lengths of prefixes by family. */
export const lengths = {
  type: "object",
  additionalProperties: false,
  required: ["ipv4", "ipv6"],
  properties: { ipv4: integer(0, 32), ipv6: integer(0, 128) },
};

/** Some communities, or those of a setting. */
export const communities = {
  type: ["array", "string"],
  minItems: 1,
  uniqueItems: true,
  items: { type: "string" },
  pattern: `^${OWN_SETTING}$`,
  expected: "a list of communities, or a setting like $communities",
};
