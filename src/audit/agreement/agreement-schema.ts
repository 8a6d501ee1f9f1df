import { CHECKS } from "../checks.ts";
import { OWN_CHECKS } from "../own/own-checks.ts";
import { keyOfCheck } from "./key-of-check.ts";

const line = {
  type: "string",
  pattern: "^\\S(?:[^\\p{C}\\p{Zl}\\p{Zp}]*\\S)?$",
  expected: "a text on one line",
};
const paragraphs = {
  type: "string",
  pattern: "^(?=[^]*\\S)(?:[^\\p{C}\\p{Zl}\\p{Zp}]|\\n)+$",
  expected: "a text without control characters",
};

const title = { ...line, description: "The title of the agreement." };
const intro = { ...paragraphs, description: "Paragraphs before the sentences." };
const contact = { ...paragraphs, description: "How to ask for peering: paragraphs." };

/** One kind of check with its values. */
const checkOf = (
  kinds: Readonly<Record<string, { readonly schema: object; readonly question: string }>>,
  description: string,
) => ({
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  description,
  properties: Object.fromEntries(
    Object.entries(kinds).map(([kind, { schema, question }]) => [
      keyOfCheck(kind),
      { ...schema, description: question },
    ]),
  ),
});

const check = checkOf(
  CHECKS,
  "The check that decides the sentence for a peer: its kind, and its values.",
);

const id = {
  type: "string",
  pattern: "^[a-z][a-z0-9-]{0,39}$",
  expected: "an id like noc-contact, of up to 40 characters",
  description: "A short name for reports and `--check`; unique in the agreement.",
};

/** A sentence with its check. */
const sentence = (properties: Readonly<Record<string, object>>) => ({
  type: "object",
  additionalProperties: false,
  required: ["id", "text", "check"],
  properties: {
    id,
    text: { ...line, description: "The sentence in English." },
    ...properties,
  },
});

const entry = sentence({
  pt: { ...line, description: "The sentence in Portuguese." },
  published: {
    type: "boolean",
    default: true,
    description:
      "Whether the sentence belongs to the published text and to mails; false for what only we want to know.",
  },
  except: {
    type: "array",
    minItems: 1,
    description: "Peers that the sentence does not apply to. Not published.",
    items: {
      type: "object",
      additionalProperties: false,
      required: ["peer", "why"],
      properties: {
        peer: {
          type: "integer",
          minimum: 1,
          maximum: 4294967295,
          description: "The peer's ASN.",
        },
        why: { ...line, description: "Why it does not apply." },
        until: {
          type: "string",
          pattern: "^\\d{4}-\\d{2}-\\d{2}$",
          expected: "a day like 2027-06-30",
          description: "The last day on which it does not apply. Default: for good.",
        },
      },
    },
  },
  check,
});

const ownEntry = sentence({
  check: checkOf(
    OWN_CHECKS,
    "The check that decides the sentence for our own network: its kind, and its values.",
  ),
});

/** The JSON Schema (2020-12) of a peering agreement. */
export const agreementSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "peerc peering agreement",
  description: "What a network asks of its peers: `policies/agreements/*.yaml`.",
  type: "object",
  additionalProperties: false,
  required: ["title", "checks"],
  properties: {
    title,
    intro,
    contact,
    pt: {
      type: "object",
      additionalProperties: false,
      minProperties: 1,
      properties: { title, intro, contact },
      description: "The same texts in Portuguese.",
    },
    relations: {
      type: "array",
      minItems: 1,
      uniqueItems: true,
      default: ["peer"],
      items: { enum: ["peer", "customer", "transit", "route-server", "route-collector"] },
      description: "The relations of the peers to whom the agreement applies.",
    },
    max_age: {
      type: "string",
      pattern: "^[1-9]\\d{0,3}d$",
      expected: "a number of days like 30d",
      default: "30d",
      description: "Evidence that is older decides nothing.",
    },
    checks: {
      type: "array",
      minItems: 1,
      description: "The sentences, in the order in which they are published.",
      items: entry,
    },
    own: {
      type: "array",
      minItems: 1,
      description: "What is asked of our own network. It is neither published nor in mails.",
      items: ownEntry,
    },
  },
} as const;
