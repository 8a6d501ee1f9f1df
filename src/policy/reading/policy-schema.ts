/** JSON Schemas (2020-12) of policy files, rule libraries and lists. */
import { CONDITIONS } from "../conditions.ts";
import { EDITS } from "../edits.ts";
import { keyOfKind } from "../key-of-kind.ts";
import { integer, lengths, name, only } from "./schema-parts.ts";
import { GUARD_NAMES } from "../settings.ts";

const family = (item: object) => ({
  type: "object",
  additionalProperties: false,
  required: ["ipv4", "ipv6"],
  properties: { ipv4: item, ipv6: item },
});

/** The schemas of kinds, by their key in a file. */
const byKey = (kinds: Readonly<Record<string, { readonly schema: object }>>) =>
  Object.fromEntries(Object.entries(kinds).map(([kind, { schema }]) => [keyOfKind(kind), schema]));

const conditions = byKey(CONDITIONS);

const alternatives = {
  type: "array",
  minItems: 2,
  expected: "a list of two or more mappings of conditions",
  description:
    "Alternatives. The conditions of at least one of them must hold, all together; the term applies once, however many do.",
  items: {
    type: "object",
    additionalProperties: false,
    minProperties: 1,
    description: "Conditions on a route, as under `when`; all of them must hold.",
    properties: conditions,
  },
};

const when = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  description: "Conditions on a route; all of them must hold.",
  properties: { ...conditions, any_of: alternatives },
};

const edit = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  description: "Changes to the route, made in the order in which they are listed here.",
  properties: byKey(EDITS),
};

const then = {
  expected: "accept, or reject with a reason",
  anyOf: [
    { const: "accept" },
    { ...only({ reject: { type: "string", pattern: "^[a-z][a-z0-9-]{0,40}$" } }) },
  ],
};

const termProperties = {
  about: { type: "string", minLength: 1, description: "What the rule does and why." },
  if: {
    type: "string",
    pattern: "^[a-z][a-z0-9_]{0,31}$",
    expected: "the name of a setting",
    description: `The term exists only if this setting is on (true, above zero, not empty): ${GUARD_NAMES.join(", ")}, or one that the policy declares.`,
  },
  when,
  edit,
  then,
};

const settings = {
  type: "object",
  description:
    "Values that the terms read; a peer or session may give others. A setting that is not one of those below is declared with its type (prefixes, asns, communities, addresses, number): `accepted_prefixes: { type: prefixes, default: [] }`.",
  properties: {
    max_length: lengths,
    min_length: lengths,
    max_as_path: integer(1, 1000),
    local_preference: integer(0, 4294967295),
    more_specifics: { type: "boolean" },
    blackhole: { type: "boolean" },
    prepend: integer(0, 10),
    med: { type: ["integer", "null"], minimum: 0, maximum: 4294967295 },
    communities: {
      type: "array",
      uniqueItems: true,
      items: { type: "string", pattern: "^[^$]", expected: "a community in numbers" },
    },
  },
};

const maximum = integer(1, 4294967295);

/** A policy: `policies/<name>.yaml`. */
export const policySchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "peerc policy",
  type: "object",
  additionalProperties: false,
  required: ["name", "about", "limits", "import", "export"],
  properties: {
    name,
    about: { type: "string", minLength: 1 },
    settings,
    limits: {
      type: "object",
      additionalProperties: false,
      required: ["max_prefixes"],
      properties: {
        max_prefixes: {
          type: "object",
          additionalProperties: false,
          required: ["ipv4", "ipv6", "warn_at", "on_exceed"],
          properties: {
            ipv4: maximum,
            ipv6: maximum,
            warn_at: {
              type: "string",
              pattern: "^[1-9]\\d?%$",
              expected: "a percentage from 1% to 99%",
            },
            on_exceed: {
              expected: "shutdown, warn, or { restart_after: 30m }",
              anyOf: [
                { enum: ["shutdown", "warn"] },
                only({ restart_after: { type: "string", pattern: "^[1-9]\\d{0,3}(m|h)$" } }),
              ],
            },
          },
        },
      },
    },
    import: { $ref: "#/$defs/terms" },
    export: { $ref: "#/$defs/terms" },
  },
  $defs: {
    terms: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        properties: {
          use: { ...name, description: "The name of a rule of the library." },
          name: { ...name, description: "The name of a term written here." },
          number: {
            type: "integer",
            minimum: 100,
            maximum: 65000,
            description:
              "The number of the entry, on platforms that number them, instead of the next hundred.",
          },
          ...termProperties,
        },
      },
    },
  },
} as const;

/** A rule library: `policies/rules.yaml`. */
export const rulesSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "peerc rule library",
  type: "object",
  additionalProperties: false,
  required: ["rules"],
  properties: {
    rules: {
      type: "object",
      propertyNames: name,
      additionalProperties: {
        type: "object",
        additionalProperties: false,
        required: ["about"],
        properties: termProperties,
      },
    },
  },
} as const;

const why = { type: "string", minLength: 1 };

/** A list: `policies/lists/<name>.yaml`. */
export const listSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "peerc list",
  type: "object",
  additionalProperties: false,
  required: ["name", "about"],
  properties: {
    name,
    about: { type: "string", minLength: 1 },
    prefixes: family({
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["prefix", "why"],
        properties: { prefix: { type: "string" }, why },
      },
    }),
    asns: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        additionalProperties: false,
        required: ["asn", "why"],
        properties: {
          asn: {
            expected: "an ASN, or a range like 64496-64511",
            anyOf: [integer(0, 4294967295), { type: "string", pattern: "^\\d{1,10}-\\d{1,10}$" }],
          },
          why,
        },
      },
    },
  },
} as const;
