/** JSON Schemas (2020-12) of policy files, rule libraries and lists. */

const family = (item: object) => ({
  type: "object",
  additionalProperties: false,
  required: ["ipv4", "ipv6"],
  properties: { ipv4: item, ipv6: item },
});

const setting = (expected: string) => ({
  type: "string",
  pattern: "^\\$[a-z_]+$",
  expected,
});

const integer = (minimum: number, maximum: number) => ({ type: "integer", minimum, maximum });

const orSetting = (value: object, expected: string) => ({
  expected,
  anyOf: [value, setting(expected)],
});

const name = {
  type: "string",
  pattern: "^[a-z][a-z0-9-]{0,62}$",
  expected: "a name like reject-bogon-prefix",
};

const lengths = {
  type: "object",
  additionalProperties: false,
  required: ["ipv4", "ipv6"],
  properties: { ipv4: integer(0, 32), ipv6: integer(0, 128) },
};

const communities = {
  type: "array",
  minItems: 1,
  uniqueItems: true,
  items: { type: "string" },
};

const only = (properties: object) => ({
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  properties,
});

const when = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  description: "Tests on a route; all of them must hold.",
  properties: {
    prefix: {
      ...only({
        in: { ...name, description: "The prefix is in the list." },
        not_in: { ...name, description: "The prefix is not in the list." },
        longer_than: {
          ...orSetting(lengths, "lengths by family, or a setting like $max_length"),
          description: "The prefix is longer than this many bits.",
        },
        shorter_than: {
          ...orSetting(lengths, "lengths by family, or a setting like $min_length"),
          description: "The prefix is shorter than this many bits.",
        },
      }),
      description: "The route's prefix.",
    },
    as_path_length: {
      ...only({
        over: orSetting(integer(1, 1000), "a number of hops, or a setting like $max_as_path"),
      }),
      description: "The number of hops in the AS_PATH; an AS_SET counts as one.",
    },
    as_path_contains: {
      type: "object",
      additionalProperties: false,
      required: ["in"],
      properties: { in: name, but_peer: { type: "boolean" } },
      description:
        "Some ASN of the AS_PATH is in the list (with `but_peer`, the peer's own ASN aside).",
    },
    as_path_first: {
      ...only({ is: { const: "$peer" }, is_not: { const: "$peer" } }),
      description: "The nearest ASN of the AS_PATH.",
    },
    as_path_origin: {
      ...only({ in: name, not_in: name }),
      description: "The origin: the last ASN of the AS_PATH.",
    },
    as_path_has_set: { type: "boolean", description: "The AS_PATH has an AS_SET." },
    as_path_empty: { type: "boolean", description: "The AS_PATH is empty: the route is our own." },
    next_hop: {
      ...only({ is: { const: "$peer" }, is_not: { const: "$peer" } }),
      description: "The next hop; `$peer` is the session's remote address.",
    },
    community: {
      ...only({ any: communities, none: communities }),
      description: "The route carries one of these communities, or none of them.",
    },
    rpki: {
      ...only({
        is: { enum: ["valid", "invalid", "not-found"] },
        is_not: { enum: ["valid", "invalid", "not-found"] },
      }),
      description: "The outcome of RPKI origin validation (RFC 6811).",
    },
  },
};

const edit = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  description: "Changes to the route, made in the order in which they are listed here.",
  properties: {
    remove_communities: {
      type: "object",
      additionalProperties: false,
      minProperties: 1,
      properties: {
        standard: { const: "own" },
        large: { const: "own" },
        extended: { const: "all" },
      },
    },
    add_communities: {
      expected: "a list of communities, or $communities",
      anyOf: [communities, { const: "$communities" }],
    },
    set_local_preference: orSetting(
      integer(0, 4294967295),
      "a number, or a setting like $local_preference",
    ),
    set_med: orSetting(integer(0, 4294967295), "a number, or a setting like $med"),
    set_next_hop: { enum: ["self", "discard"] },
    prepend: orSetting(integer(1, 10), "how often (1 to 10), or a setting like $prepend"),
  },
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
    enum: ["more_specifics", "blackhole", "prepend", "med", "communities"],
    description: "The term is there only where this setting is on (true, above zero, not empty).",
  },
  when,
  edit,
  then,
};

const settings = {
  type: "object",
  additionalProperties: false,
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
              "Where platforms number entries: this number, instead of the next hundred.",
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
