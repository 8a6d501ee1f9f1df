import { type Declaration, type UnknownMembers, isPlanned } from "../declaration/index.ts";
import { FAMILIES, type Family } from "../net/index.ts";
import { objectsOf, type NeededObject } from "./objects-of.ts";

/** What is asked of an object's data. */
export interface ObjectRules {
  /** What it is that a member set is in no source. */
  readonly unknownMembers: UnknownMembers;
  /** Families in which it may have no prefixes. */
  readonly allowEmpty: readonly Family[];
  /** The largest part of the address space: 8 means an eighth. */
  readonly spaceFraction: number;
  /** Whether nothing that is built needs it. */
  readonly isPlanned: boolean;
}

/** What is asked of each object that a declaration needs, by its name. */
export function objectRules(declaration: Declaration): ReadonlyMap<string, ObjectRules> {
  const needed = [...objectsOf(declaration)];
  return new Map(needed.map(([name, one]) => [name, rulesFor(one, declaration)]));
}

/** What is asked of an object. Where several declare it, what one of them does not allow is not allowed, but for `space`. */
function rulesFor(needed: NeededObject, declaration: Declaration): ObjectRules {
  const { peers, isOurs } = needed;
  const { irr, guards, network } = declaration;
  const isStrict =
    (isOurs && irr.unknownMembers === "error") ||
    peers.some((peer) => (peer.unknownMembers ?? irr.unknownMembers) === "error");
  const fractions = peers.flatMap((peer) => peer.spaceFraction ?? []);
  // Address space of our own that is declared does not have to be registered as well.
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

/** The families in which a peer may have nothing: both, where it may in all families of its sessions. */
function emptyFamilies({ allowEmpty, sessions }: NeededObject["peers"][number]): readonly Family[] {
  const used = sessions.filter((session) => !session.removed);
  const isAll = used.length > 0 && used.every(({ family }) => allowEmpty.includes(family));
  return isAll ? FAMILIES : allowEmpty;
}
