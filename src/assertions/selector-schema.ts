import { oneOrManySchema as oneOrMany } from "./one-or-many-schema.ts";

const text = { type: "string", minLength: 1 };

/** The keys that select sessions. */
export const selectorProperties = {
  peer: oneOrMany(
    { type: "integer", minimum: 0, maximum: 4294967295 },
    "Sessions with this neighbor, by its ASN.",
  ),
  relation: oneOrMany(
    { enum: ["peer", "customer", "transit", "route-server", "route-collector"] },
    "Sessions with neighbors of this relation.",
  ),
  router: oneOrMany(text, "Sessions on this router."),
  exchange: oneOrMany(text, "Sessions at this exchange, by its key in `exchanges`."),
  pni: oneOrMany(text, "Sessions over this private interconnect, by its interface."),
  family: oneOrMany({ enum: ["ipv4", "ipv6"] }, "Sessions of this address family."),
  session: oneOrMany(text, "The session with this name, with or without PEERC_."),
};

/** The key that excludes sessions from a selection. The schema needs `someSessionsSchema` in its `$defs`. */
export const exceptSchema = {
  $ref: "#/$defs/some_sessions",
  description: "Sessions to exclude from the selection.",
};

/** A selection of sessions. The schema needs `someSessionsSchema` in its `$defs`, as `some_sessions`. */
export const selectorSchema = (description: string) => ({
  type: "object",
  additionalProperties: false,
  properties: { ...selectorProperties, except: exceptSchema },
  description,
});

/** A selection that is not empty and excludes nothing. */
export const someSessionsSchema = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  properties: selectorProperties,
} as const;
