import type { Address } from "../../../net/index.ts";
import { addressOf, numberOf } from "./constant-value.ts";
import { NotUnderstood, type Cursor } from "./cursor.ts";
import type { BirdObjects } from "./objects.ts";

/**
 * Reads what follows `router id`: an address, a number or a constant, or `from` and a pattern of interfaces. Throws
 * `NotUnderstood`.
 */
export function readRouterId(
  cursor: Cursor,
  objects: BirdObjects,
): { readonly from: true } | { readonly from: false; readonly address: Address } {
  const { line } = cursor.token;
  const [first, ...more] = cursor.upToSemicolon();
  if (first?.text === "from" && first.kind === "word") return { from: true };
  const number = numberOf(first, objects);
  const address: Address | null =
    number === null ? addressOf(first, objects) : { family: "ipv4", value: BigInt(number) };
  if (address?.family !== "ipv4" || more.length > 0) {
    throw new NotUnderstood(line, "a router ID that peerc cannot work out");
  }
  return { from: false, address };
}
