import type { BaseFile, Version } from "../../model/index.ts";
import { baseLines } from "./base-lines.ts";
import { atLeast } from "../at-least.ts";

/**
 * A router's defaults, as selected by `frr defaults` and `frr version` in its base file (lib/defaults.c). FRR does
 * not print defaults, so we must not either: a line that the running configuration never shows would be a difference
 * at every reload.
 */
export interface Defaults {
  /**
   * Without a policy no routes are accepted or announced (RFC 8212): not in the profile `datacenter`, not before 7.4.
   */
  readonly requiresPolicy: boolean;
  /** Session changes are logged: in the profile `datacenter`. */
  readonly logsChanges: boolean;
  /** The first ASN of a path is checked: from 10.0 on, unless the base file says otherwise. */
  readonly enforcesFirstAs: boolean;
}

/** The defaults of a router with a base file (null: none) that runs a version. */
export function defaultsOf(base: BaseFile | null, version: Version): Defaults {
  const lines = base ? baseLines(base) : [];
  const last = (pattern: RegExp) =>
    lines.map((line) => pattern.exec(line.text)?.[1]).findLast((found) => found !== undefined);
  const datacenter = last(/^frr defaults (\S+)/) === "datacenter";
  const asOf =
    last(/^frr version (\d+(?:\.\d+)*)/)
      ?.split(".")
      .map(Number) ?? version;
  const firstAs = lines.findLast(
    ({ bgp, text }) => bgp?.isDefault && /^(?:no )?bgp enforce-first-as$/.test(text),
  );
  return {
    requiresPolicy: !datacenter && atLeast(asOf, [7, 4]),
    logsChanges: datacenter,
    enforcesFirstAs:
      atLeast(version, [10]) && (firstAs ? !firstAs.text.startsWith("no ") : atLeast(asOf, [9, 1])),
  };
}
