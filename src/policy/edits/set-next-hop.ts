import { textOf } from "../../document/index.ts";
import type { EditKind } from "./edit-kind.ts";

/** Sends traffic to this router, or nowhere (RFC 7999 blackhole). */
export interface SetNextHop {
  readonly kind: "set-next-hop";
  readonly to: "self" | "discard";
}

/** Where traffic goes. */
export const setNextHop: EditKind<SetNextHop, SetNextHop> = {
  schema: { enum: ["self", "discard"] },
  read: (node) => [{ kind: "set-next-hop", to: textOf(node) === "self" ? "self" : "discard" }],
  settings: () => [],
  resolve: (edit) => ({ from: null, make: () => [edit] }),
  apply: (route, { to }) => ({ ...route, nextHop: to }),
  changes: (_, { attribute }) => attribute === "next-hop",
  describe: ({ to }) => `next hop ${to}`,
};
