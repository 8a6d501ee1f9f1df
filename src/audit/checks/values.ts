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

/** A share, to be read with `parsePercent`. */
export const percent = (usual: string, description: string) => ({
  type: "string",
  pattern: "^(?:0|[1-9]\\d?|100)%$",
  expected: "a percentage from 0% to 100%",
  default: usual,
  description,
});

/** A whole number. */
export const integer = (minimum: number, maximum: number, description: string) => ({
  type: "integer",
  minimum,
  maximum,
  description,
});

/** Yes or no. */
export const flag = (usual: boolean, description: string) => ({
  type: "boolean",
  default: usual,
  description,
});

/** Some of several names, each once. */
export const someOfNames = (
  names: readonly string[],
  usual: readonly string[],
  description: string,
) => ({
  type: "array",
  minItems: 1,
  uniqueItems: true,
  default: usual,
  items: { enum: names },
  description,
});
