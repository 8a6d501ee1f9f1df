import { parsePrefix, type Prefix } from "../../../src/net/index.ts";
import {
  readValidatorJson,
  type Selection,
  type ValidatorReading,
} from "../../../src/sources/rpki/read-validator-json.ts";
import type { Aspa, Vrp } from "../../../src/sources/rpki/rpki.ts";
import { readAspaLine } from "../../../src/sources/rpki/aspa-line.ts";
import { readVrpLine } from "../../../src/sources/rpki/vrp-line.ts";

export function prefix(text: string): Prefix {
  const parsed = parsePrefix(text);
  if (!parsed) throw new Error(`example: ${text}`);
  return parsed;
}

/** A VRP as committed: `192.0.2.0/22-24 AS64500`. */
export function vrp(line: string): Vrp {
  const read = readVrpLine(line);
  if (!read) throw new Error(`example: ${line}`);
  return read;
}

/** An ASPA as committed: `AS64500 => AS64501, AS64502`. */
export function aspa(line: string): Aspa {
  const read = readAspaLine(line);
  if (!read) throw new Error(`example: ${line}`);
  return read;
}

export const EVERYTHING: Selection = { vrp: () => true, aspa: () => true };

/** The time of the examples: 2026-11-01T00:00:00Z, in milliseconds. */
export const NOW = 1_793_491_200_000;

export function read(json: unknown, selection = EVERYTHING): ValidatorReading {
  return readValidatorJson(JSON.stringify(json), selection, NOW);
}
