import { objectNames } from "../../compile/index.ts";
import type { Peer } from "../../declaration/index.ts";
import type { RegisteredObject } from "../../net/index.ts";
import type { AuditInput } from "../audit-input.ts";
import type { Lack } from "../decision.ts";

/** A peer's objects as the snapshot has them; or why their contents are not known. */
export type RegistrationRead =
  | {
      readonly kind: "known";
      readonly objects: readonly RegisteredObject[];
      readonly source: string;
    }
  | { readonly kind: "lacking"; readonly lack: Lack };

/** The objects that a peer is declared with. */
export function registrationOf(peer: Peer, { registry }: AuditInput): RegistrationRead {
  const names = objectNames(peer);
  if (names.length === 0) {
    const remedy = "ask the peer for its as-set, and declare it in `as_sets`";
    return { kind: "lacking", lack: { why: "no as-set of it is declared", remedy } };
  }
  const missing = names.filter((name) => !registry.has(name));
  if (missing.length > 0) {
    const why = `the snapshot has no ${missing.join(", ")}`;
    return { kind: "lacking", lack: { why, remedy: "run `peerc fetch`" } };
  }
  const objects = names.flatMap((name) => registry.get(name) ?? []);
  return { kind: "known", objects, source: names.join(", ") };
}
