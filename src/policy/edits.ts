import { addCommunities } from "./edits/add-communities.ts";
import type { EditKind } from "./edits/edit-kind.ts";
import { prepend } from "./edits/prepend.ts";
import { removeCommunities } from "./edits/remove-communities.ts";
import { setLocalPreference } from "./edits/set-local-preference.ts";
import { setMed } from "./edits/set-med.ts";
import { setNextHop } from "./edits/set-next-hop.ts";

/** All kinds of edits, in the order in which the edits of one term are made, whatever their order in the file. */
const KINDS = {
  "remove-communities": removeCommunities,
  "add-communities": addCommunities,
  "set-local-preference": setLocalPreference,
  "set-med": setMed,
  "set-next-hop": setNextHop,
  prepend,
};

type Kinds = typeof KINDS;

/** The name of a kind of edit. */
export type EditName = keyof Kinds;

/** An edit in a policy file: numbers may be settings. */
export type EditDefinition = Parameters<Kinds[EditName]["resolve"]>[0];

/** A change to a route. Edits of one term are made in order. */
export type Edit = Parameters<Kinds[EditName]["apply"]>[1];

type Of<K extends EditName, T> = Extract<T, { readonly kind: K }>;

/** Each kind by its name; this only compiles if a module's own name for its kind is the same. */
export const EDITS: {
  readonly [K in EditName]: EditKind<Of<K, EditDefinition>, Of<K, Edit>>;
} = KINDS;

/** The kind of an edit or of its definition. */
export function editKind<K extends EditName>(edit: {
  readonly kind: K;
}): EditKind<Of<K, EditDefinition>, Of<K, Edit>> {
  return EDITS[edit.kind];
}
