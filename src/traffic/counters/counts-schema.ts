const amount = (description: string) => ({
  description,
  type: "object",
  additionalProperties: false,
  required: ["packets"],
  properties: {
    packets: { type: "integer", minimum: 0 },
    bytes: {
      type: "integer",
      minimum: 0,
      description: "Of IP packets. Left out by routers that count packets only.",
    },
  },
});
const time = (description: string) => ({
  description,
  type: "string",
  pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$",
  expected: "a time in UTC, like 2026-11-29T20:00:00Z",
});

/** The schema of one line of a file of counts (JSON Lines). */
export const countsSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "peerc: a line of a file of counted traffic (JSON Lines)",
  description:
    "What a filter counted at one interface, in one family, in some time. Intervals of the same interface, family and peer do not overlap.",
  type: "object",
  additionalProperties: false,
  required: ["router", "family", "from", "to", "other"],
  properties: {
    router: { type: "string", description: "The router's name, as declared." },
    exchange: { type: "string", description: "The exchange's id. Either this or `interface`." },
    interface: {
      type: "string",
      description: "The interface of a private interconnect, the session's `pni`.",
    },
    family: { enum: ["ipv4", "ipv6"] },
    peer: {
      type: "integer",
      minimum: 1,
      maximum: 4294967295,
      description:
        "The ASN whose traffic it was. Left out: not known, as at an exchange without accounting by MAC address.",
    },
    from: time("When the interval began."),
    to: time("When it ended."),
    announced: amount("Traffic to what we announce there. It shows that the filter sees traffic."),
    other: amount("Traffic to any other address."),
    complete: {
      type: "boolean",
      default: true,
      description:
        "false: a counter was set to zero in the interval, or a reading is missing; the amounts are the least there were.",
    },
  },
} as const;
