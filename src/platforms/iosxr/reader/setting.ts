import { equalAddresses, parseAddress, type Address } from "../../../net/index.ts";
import type { FilterEdit } from "../../../policy/index.ts";

/**
 * The edit of `set WHAT VALUE`, for a session with a local address, or with an unknown one; null if unknown.
 * Communities are read elsewhere: they are sets.
 */
export function settingOf(
  what: string,
  value: string,
  local: Address | null,
): readonly FilterEdit[] | null {
  if (what === "next-hop") {
    if (value === "self" || value === "discard") return [{ kind: "set-next-hop", to: value }];
    const address = parseAddress(value);
    if (!address) return null;
    const own = local !== null && equalAddresses(local, address);
    return [{ kind: "set-next-hop", to: own ? "self" : address }];
  }
  if (!/^\d{1,10}$/.test(value) || Number(value) > 0xffffffff) return null;
  if (what === "med") return [{ kind: "set-med", value: Number(value) }];
  if (what === "local-preference") return [{ kind: "set-local-preference", value: Number(value) }];
  return null;
}
