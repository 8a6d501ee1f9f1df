import { textOf } from "../../document/index.ts";
import type { EditKind } from "./edit-kind.ts";

/** Sets the next hop to this router, or discards traffic (RFC 7999 blackhole). */
export interface SetNextHop {
  readonly kind: "set-next-hop";
  readonly to: "self" | "discard";
}

/** The next hop. */
export const setNextHop: EditKind<SetNextHop, SetNextHop> = {
  schema: { enum: ["self", "discard"] },
  read: (node) => [{ kind: "set-next-hop", to: textOf(node) === "self" ? "self" : "discard" }],
  settings: () => [],
  resolve: (edit) => ({ from: null, make: () => [edit] }),
  apply: (route, { to }) => ({ ...route, nextHop: to }),
  changes: (_, { attribute }) => attribute === "next-hop",
  describe: ({ to }) => `next hop ${to}`,
};
