import {
  isPlanned,
  isRemoved,
  type Declaration,
  type UnknownMembers,
} from "../../declaration/index.ts";
import { FAMILIES, type Family } from "../../net/index.ts";
import { objectsOf, type NeededObject } from "./objects-of.ts";

/** Requirements for an object's data. */
export interface ObjectRules {
  /** The severity of a member set that no source has. */
  readonly unknownMembers: UnknownMembers;
  /** Families in which it may have no prefixes. */
  readonly allowEmpty: readonly Family[];
  /** The largest share of the address space: 8 means an eighth. */
  readonly spaceFraction: number;
  /** Whether nothing that is built needs it. */
  readonly isPlanned: boolean;
}

/** The requirements for each object that a declaration needs, by name. */
export function objectRules(declaration: Declaration): ReadonlyMap<string, ObjectRules> {
  const needed = [...objectsOf(declaration)];
  return new Map(needed.map(([name, one]) => [name, rulesFor(one, declaration)]));
}

/** The requirements for an object. If several peers declare it, the strictest apply, except for `space`. */
function rulesFor(needed: NeededObject, declaration: Declaration): ObjectRules {
  const { peers, isOurs } = needed;
  const { irr, guards, network } = declaration;
  const isStrict =
    (isOurs && irr.unknownMembers === "error") ||
    peers.some((peer) => (peer.unknownMembers ?? irr.unknownMembers) === "error");
  const fractions = peers.flatMap((peer) => peer.spaceFraction ?? []);
  // Our own declared address space does not have to be registered as well.
  const ours: readonly Family[] =
    needed.object.asn !== null && network.prefixes.length > 0 ? FAMILIES : [];
  return {
    unknownMembers: isStrict ? "error" : "warn",
    allowEmpty: FAMILIES.filter(
      (family) =>
        (!isOurs || ours.includes(family)) &&
        peers.every((peer) => emptyFamilies(peer).includes(family)),
    ),
    spaceFraction: fractions.length > 0 ? Math.min(...fractions) : guards.spaceFraction,
    isPlanned: !isOurs && peers.every(isPlanned),
  };
}

/** The families in which a peer may have nothing: both, if it may in all families of its sessions. */
function emptyFamilies({ allowEmpty, sessions }: NeededObject["peers"][number]): readonly Family[] {
  const used = sessions.filter((session) => !isRemoved(session));
  const isAll = used.length > 0 && used.every(({ family }) => allowEmpty.includes(family));
  return isAll ? FAMILIES : allowEmpty;
}
