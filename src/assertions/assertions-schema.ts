/** The JSON Schema (2020-12) of a file of assertions. */
import { CHANGE_RULES } from "./assertion.ts";
import { ROUTE_VALUES } from "../policy/index.ts";
import { oneOrManySchema as oneOrMany } from "./one-or-many-schema.ts";
import {
  exceptSchema,
  selectorProperties,
  selectorSchema,
  someSessionsSchema,
} from "./selector-schema.ts";

const integer = (minimum: number, maximum: number) => ({ type: "integer", minimum, maximum });
const text = { type: "string", minLength: 1 };
const number32 = integer(0, 4294967295);

const asn = {
  type: ["integer", "string"],
  expected: "an ASN, a range like 64496-64511, $peer, $own or the name of a list",
};
const asns = (description: string) => oneOrMany(asn, description);
const prefixes = (description: string) => oneOrMany(text, description);
const communities = (description: string) => oneOrMany(text, description);

const some = (properties: object, description: string) => ({
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  properties,
  description,
});

const lengths = (description: string) => ({
  type: "object",
  additionalProperties: false,
  required: ["ipv4", "ipv6"],
  properties: { ipv4: integer(0, 32), ipv6: integer(0, 128) },
  description,
});

/** One example for each attribute with a fixed set of values. */
const ofValues = (make: (kind: object, usual: string, about: string) => object) =>
  Object.fromEntries(
    Object.entries(ROUTE_VALUES).map(([name, { all, usual, about }]) => [
      name,
      make({ enum: all }, usual, `${about.charAt(0).toUpperCase()}${about.slice(1)}.`),
    ]),
  );

const route = {
  type: "object",
  additionalProperties: false,
  required: ["prefix"],
  description: "One route. Missing attributes are as the neighbor would send them.",
  properties: {
    prefix: { ...text, description: "The prefix, without host bits." },
    as_path: {
      type: ["string", "integer"],
      description:
        'Nearest ASN first: "13335 209242 {64500,64501}". `$peer` is the session\'s neighbor, `$own` our own ASN. Default: `$peer` on import, empty on export.',
    },
    next_hop: { ...text, description: "Default: the neighbor's address." },
    communities: {
      type: "array",
      uniqueItems: true,
      items: text,
      description: "65535:0, $own:1:2, rt:1:2, blackhole, …",
    },
    ...ofValues((kind, usual, description) => ({ ...kind, default: usual, description })),
    med: number32,
  },
};

const every = {
  type: "object",
  additionalProperties: false,
  description: "Every route that meets all of these conditions; `{}` is every route.",
  properties: {
    prefix: some(
      {
        in: prefixes("The prefix is in one of these."),
        not_in: prefixes("The prefix is in none of these."),
        longer_than: lengths("It is longer than this many bits."),
        shorter_than: lengths("It is shorter than this many bits."),
      },
      "The route's prefix.",
    ),
    as_path_length: some({ over: integer(0, 1000) }, "The number of hops in the AS_PATH."),
    as_path_contains: some(
      { in: asns("Some ASN of the path is one of these."), not_in: asns("None of them is.") },
      "The ASNs of the AS_PATH.",
    ),
    as_path_first: some(
      { is: asns("It is one of these."), is_not: asns("It is none of these.") },
      "The nearest ASN of the AS_PATH.",
    ),
    as_path_origin: some(
      { in: asns("It is one of these."), not_in: asns("It is none of these.") },
      "The origin: the last ASN of the AS_PATH.",
    ),
    as_path_has_set: { type: "boolean", description: "The AS_PATH has an AS_SET." },
    as_path_empty: { type: "boolean", description: "The AS_PATH is empty." },
    next_hop: some(
      { is: { ...text, description: "`$peer` or an address." }, is_not: text },
      "The next hop.",
    ),
    community: some(
      {
        any: communities("The route carries one of these."),
        none: communities("The route carries none of these."),
      },
      "The communities of the received route.",
    ),
    ...ofValues((kind, _, description) => some({ is: kind, is_not: kind }, description)),
  },
};

const expectProperties = {
  reject: {
    type: "string",
    description:
      "It is rejected for this reason. Rendered files have no reasons, so for them only the rejection is checked.",
  },
  accept: {
    type: "object",
    additionalProperties: false,
    minProperties: 1,
    description: "It is accepted and has these attributes.",
    properties: {
      local_preference: number32,
      med: number32,
      next_hop: { ...text, description: "`self`, `discard`, `$peer` or an address." },
      as_path: {
        type: ["string", "integer"],
        description: "The whole path; only for a `route`.",
      },
      prepended: {
        ...integer(0, 1000),
        description: "How many ASNs were prepended to the received path.",
      },
      communities: some(
        {
          has: {
            type: "array",
            minItems: 1,
            uniqueItems: true,
            items: text,
            description: "All of these.",
          },
          has_not: communities("None of these."),
        },
        "The communities of the resulting route.",
      ),
    },
  },
};

/** A file of assertions: `tests/<name>.yaml`. */
export const assertionsSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "peerc assertions",
  description: "Assertions about a network's policy: `tests/*.yaml`.",
  type: "object",
  additionalProperties: false,
  required: ["assertions"],
  properties: {
    about: { ...text, description: "A description of the file." },
    assertions: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        additionalProperties: false,
        required: ["name", "expect"],
        properties: {
          name: {
            type: "string",
            minLength: 1,
            maxLength: 200,
            pattern: "^\\S(?:[^\\p{C}]*\\S)?$",
            expected: "a name on one line",
            description: "The assertion in words; unique in its file.",
          },
          about: { ...text, description: "A description of the assertion." },
          on: {
            type: "object",
            additionalProperties: false,
            required: ["direction"],
            properties: {
              direction: oneOrMany({ enum: ["import", "export"] }, "Import or export."),
              ...selectorProperties,
              except: exceptSchema,
            },
            description: "The individual sessions to check. Excludes `from` and `to`.",
          },
          from: selectorSchema("The sessions that receive a route; requires `to`."),
          to: selectorSchema(
            "The sessions that may announce it. Only accepted routes count, and never announcements back to the same session.",
          ),
          route,
          every,
          expect: {
            description:
              "The expected result for the routes. `not-newly-accepted`, `not-newly-rejected` and `unchanged` compare it with the network before a change (`peerc test --base`).",
            if: { type: "object" },
            then: { $ref: "#/$defs/outcome" },
            else: { enum: ["accept", "reject", ...CHANGE_RULES] },
          },
        },
      },
    },
  },
  $defs: {
    some_sessions: someSessionsSchema,
    outcome: {
      type: "object",
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 1,
      properties: expectProperties,
    },
  },
} as const;
