import { equalAddresses, parseAddress, type Address } from "../../../net/index.ts";
import type { FilterEdit } from "../../../policy/index.ts";
import { NotUnderstood } from "./cursor.ts";
import type { Expression, FilterStatement } from "./syntax.ts";
import { communityKind, communitySetOf } from "./values.ts";

/**
 * The edit that a statement makes, for a session with a local address, or with an unknown one. Throws
 * `NotUnderstood`.
 */
export function editOf(
  statement: Extract<FilterStatement, { kind: "assign" | "method" }>,
  value: Expression,
  local: Address | null,
): FilterEdit {
  return statement.kind === "assign"
    ? assignment(statement, value, local)
    : method(statement, value);
}

function assignment(
  { name, line }: Extract<FilterStatement, { kind: "assign" }>,
  value: Expression,
  local: Address | null,
): FilterEdit {
  if (value.kind === "number" && value.value <= 0xffffffff) {
    if (name === "bgp_local_pref") return { kind: "set-local-preference", value: value.value };
    if (name === "bgp_med") return { kind: "set-med", value: value.value };
  }
  if (name === "bgp_next_hop" && value.kind === "address") {
    const address = parseAddress(value.text);
    if (address) {
      return {
        kind: "set-next-hop",
        to: local && equalAddresses(local, address) ? "self" : address,
      };
    }
  }
  if (name === "dest" && value.kind === "name" && value.text === "RTD_BLACKHOLE") {
    return { kind: "set-next-hop", to: "discard" };
  }
  throw new NotUnderstood(line, "an assignment whose meaning peerc does not know");
}

function method(
  { of, method: name, line }: Extract<FilterStatement, { kind: "method" }>,
  value: Expression,
): FilterEdit {
  if (of === "bgp_path" && name === "prepend" && value.kind === "number") {
    return { kind: "prepend", asn: value.value, times: 1 };
  }
  const kind = communityKind(of);
  if (kind) {
    const set = communitySetOf(kind, value);
    if (name === "delete") return { kind: "remove-communities", set };
    const communities = value.kind === "tuple" ? set.list(1) : null;
    if (name === "add" && communities) return { kind: "add-communities", communities };
  }
  throw new NotUnderstood(line, "a change whose meaning peerc does not know");
}
