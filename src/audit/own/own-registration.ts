import { objectNames } from "../../compile/index.ts";
import type { RegisteredObject } from "../../net/index.ts";
import type { Lack } from "../decision.ts";
import type { OwnInput } from "./own-check-kind.ts";

/** Our own as-sets as the snapshot has them; or why their contents are not known. */
export type OwnRegistration =
  | {
      readonly kind: "known";
      readonly objects: readonly RegisteredObject[];
      readonly names: string;
    }
  | { readonly kind: "lacking"; readonly lack: Lack };

/** The as-sets that register what we announce. */
export function ownRegistration({ declaration: { network }, registry }: OwnInput): OwnRegistration {
  const names = objectNames(network);
  const missing = names.filter((name) => !registry.has(name));
  if (names.length === 0 || missing.length > 0) {
    const why =
      names.length === 0
        ? "no as-set of ours is declared"
        : `the snapshot has no ${missing.join(", ")}`;
    const remedy = names.length === 0 ? "declare `as_sets` under `network`" : "run `peerc fetch`";
    return { kind: "lacking", lack: { why, remedy } };
  }
  const objects = names.flatMap((name) => registry.get(name) ?? []);
  return { kind: "known", objects, names: names.join(", ") };
}
