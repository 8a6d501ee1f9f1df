import { NotUnderstood, type Cursor } from "./cursor.ts";
import type { BirdObjects } from "./objects.ts";

/** Tables that BIRD defines itself, and that a file may define again. */
export const MASTER_TABLES = ["master4", "master6"];

/** The kinds of networks that a table can contain. */
const NET_TYPES = [
  ...["ipv4", "ipv6", "vpn4", "vpn6", "roa4", "roa6", "flow4", "flow6", "mpls", "aspa"],
];

/** Reads a table; false if the next statement is not one. BIRD requires no semicolon after it. */
export function readTable(
  cursor: Cursor,
  { roaTables }: BirdObjects,
  nameOf: () => string,
): boolean {
  const type = NET_TYPES.find((one) => cursor.is(one, "table"));
  if (type === undefined && !cursor.is("ipv6", "sadr", "table")) return false;
  const { line } = cursor.token;
  while (!cursor.skip("table")) cursor.next();
  const again = type !== undefined && MASTER_TABLES.includes(cursor.token.text);
  const name = again ? cursor.next().text : nameOf();
  const isSorted = cursor.skip("sorted");
  const options = cursor.skip("{") ? cursor.block() : [];
  if (type === "roa4" || type === "roa6") {
    const family = type === "roa4" ? "ipv4" : "ipv6";
    const isPlain = !isSorted && options.length === 0;
    roaTables.set(name, { line, family, filled: false, isPlain });
  } else if (name.startsWith("PEERC_")) {
    throw new NotUnderstood(line, { name, problem: "is a table that peerc does not make" });
  }
  return true;
}
