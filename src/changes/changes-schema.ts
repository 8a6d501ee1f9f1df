import { selectorSchema, someSessionsSchema } from "../assertions/index.ts";

const text = { type: "string", minLength: 1 };
const percent = {
  type: "string",
  pattern: "^(?:0|[1-9]\\d{0,3})%$",
  expected: "a percentage like 5%",
};
const amount = {
  type: ["integer", "string"],
  minimum: 0,
  pattern: percent.pattern,
  expected: "a percentage like 5%, or a number of prefixes like 50",
};
const amounts = { type: "array", minItems: 2, maxItems: 2, items: amount };

const atMost = {
  description:
    "How many prefixes, on each session: a number, or a percentage of those accepted (or announced) before, rounded down; or the larger or the smaller of two of these.",
  if: { type: "object" },
  then: {
    type: "object",
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
    properties: {
      larger_of: { ...amounts, description: "Whichever allows more." },
      smaller_of: { ...amounts, description: "Whichever allows less." },
    },
  },
  else: amount,
};

const more = (what: string, registered: string) => ({
  type: "object",
  additionalProperties: false,
  required: ["at_most"],
  description: `Prefixes with routes that are newly ${what}, because of registry data alone.`,
  properties: {
    at_most: atMost,
    inside: {
      enum: ["registered", "anywhere"],
      default: "registered",
      description: `\`registered\`: only prefixes inside of what ${registered} before.`,
    },
    origins: {
      enum: ["registered", "any"],
      default: "registered",
      description: `\`registered\`: only from ASNs that were members of the same objects before.`,
    },
    sources: {
      type: "array",
      minItems: 1,
      uniqueItems: true,
      items: text,
      description: "The registries of which one must have the route object. Default: any.",
    },
  },
});

const less = (what: string) => ({
  type: "object",
  additionalProperties: false,
  required: ["at_most"],
  description: `Prefixes with routes that are no longer ${what}, because of registry data alone.`,
  properties: { at_most: atMost },
});

const name = {
  type: "string",
  minLength: 1,
  maxLength: 200,
  pattern: "^\\S(?:[^\\p{C}]*\\S)?$",
  expected: "a name on one line",
};

/** The JSON Schema (2020-12) of `changes.yaml`. */
export const changesSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "peerc changes allowed in advance",
  description: "What may change without a person: `changes.yaml`. Everything else must stay equal.",
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  properties: {
    about: { ...text, description: "A description of the file." },
    allowed: {
      type: "array",
      minItems: 1,
      description: "What may change. A difference is allowed if one item covers all of it.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["name", "on"],
        properties: {
          name: { ...name, description: "The allowance in words; unique in the file." },
          about: { ...text, description: "A description of the allowance." },
          on: selectorSchema("The sessions; `{}` is every session."),
          accept_more: more("accepted", "the peer had registered"),
          accept_less: less("accepted"),
          announce_more: more("announced", "our as-sets had registered"),
          announce_less: less("announced"),
          limits: {
            type: "object",
            additionalProperties: false,
            required: ["follow_registration"],
            description: "The maximum of prefixes.",
            properties: {
              follow_registration: {
                ...percent,
                description:
                  "By how much of its value before it may rise when more prefixes are registered, and fall when fewer are, but never below their number. Rounded down.",
              },
            },
          },
          attributes: {
            type: "boolean",
            default: false,
            description:
              "Accepted routes may have other attributes, because of registry data alone.",
          },
          reasons: {
            type: "boolean",
            default: false,
            description:
              "Rejected routes may be rejected for another reason, because of registry data alone.",
          },
        },
      },
    },
    nothing: {
      type: "array",
      minItems: 1,
      description: "Sessions on which nothing may change, whatever `allowed` says.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["name", "on"],
        properties: {
          name: { ...name, description: "Why, in words; unique in the file." },
          about: { ...text, description: "A description." },
          on: selectorSchema("The sessions."),
        },
      },
    },
  },
  $defs: { some_sessions: someSessionsSchema },
} as const;
