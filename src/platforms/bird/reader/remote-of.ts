import type { Address, Prefix } from "../../../net/index.ts";
import { addressOf, prefixOf } from "./constant-value.ts";
import type { BirdObjects } from "./objects.ts";
import type { ProtocolStatement } from "./protocol-statements.ts";

/** With whom a BGP protocol has sessions, by the line that says so. */
export type Remote = { readonly line: number } & (
  | { readonly kind: "address"; readonly address: Address }
  | { readonly kind: "range"; readonly prefix: Prefix }
  | { readonly kind: "unknown" }
);

/** What stands behind `neighbor` where no address does. */
const OPTIONS = ["port", "as", "internal", "external"];

/** With whom a BGP protocol has sessions; null where its statements name nobody. */
export function remoteOf(
  statements: readonly ProtocolStatement[],
  objects: BirdObjects,
): Remote | null {
  let remote: Remote | null = null;
  for (const { words, line } of statements) {
    const [first, second, third] = words;
    if (first?.text !== "neighbor" || first.kind !== "word") continue;
    if (second === undefined) continue;
    if (second.kind === "word" && OPTIONS.includes(second.text)) continue;
    if (second.kind === "word" && second.text === "range") {
      const prefix = prefixOf(third, objects);
      remote = prefix ? { kind: "range", prefix, line } : { kind: "unknown", line };
    } else {
      const address = addressOf(second, objects);
      remote = address ? { kind: "address", address, line } : { kind: "unknown", line };
    }
  }
  return remote;
}

/** Whether a protocol runs in a VRF, and not among the interfaces that are in none. */
export function isInVrf(statements: readonly ProtocolStatement[]): boolean {
  const said = statements.filter(({ words }) => words[0]?.text === "vrf").at(-1);
  const name = said?.words[1];
  return said !== undefined && !(name?.text === "default" && name.kind === "word");
}
