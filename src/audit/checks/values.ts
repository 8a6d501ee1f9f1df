import { BIT_RATE_PATTERN } from "../../document/index.ts";

/** Parts of the schemas of checks' values. */

/** A mapping of values. */
export const values = (
  properties: Readonly<Record<string, object>>,
  required: readonly string[] = [],
) => ({ type: "object", additionalProperties: false, required, properties });

/** For checks without values: `{}`. */
export const NO_VALUES = values({});

/** A rate of traffic. */
export const bitRate = (description: string) => ({
  type: "string",
  pattern: BIT_RATE_PATTERN,
  expected: "a rate like 500Mbps",
  description,
});
