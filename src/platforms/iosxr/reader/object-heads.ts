import { OBJECT_KINDS, type ObjectKind } from "./objects.ts";

/** No two kinds begin with the same word. */
const KIND_BY_WORD = new Map<string, ObjectKind>(
  OBJECT_KINDS.map((kind) => [kind.replace(/ .*/, ""), kind]),
);

/** The kind of object that a statement begins. */
export function objectKindOf(text: string): ObjectKind | null {
  const kind = KIND_BY_WORD.get(text.slice(0, Math.max(0, text.indexOf(" "))));
  return kind !== undefined && text.startsWith(`${kind} `) ? kind : null;
}

/** Sets that peerc's policies cannot use (Cisco-IOS-XR-um-route-policy-cfg, sets). */
const OTHER_SET =
  /^((rd|tag|etag|esi|mac|ospf-area|if|evpn-route-type)-set |extcommunity-set (bandwidth|cost|evpn-link-bandwidth|opaque|seg-nh|soo|color) )/;

/**
 * The word that ends what a statement begins, if it is a set of another kind or the policies' global names; otherwise
 * null.
 */
export function otherBodyEnd(text: string): string | null {
  if (text === "policy-global") return "end-global";
  return OTHER_SET.test(text) ? "end-set" : null;
}

/** Whether a statement begins something that may be peerc's, wherever it occurs. */
export function beginsOurs(text: string): boolean {
  return OURS.test(text);
}

const KINDS = OBJECT_KINDS.join("|");
const OURS = new RegExp(
  String.raw`^(no )?(router bgp\b|(${KINDS}) [^ ]+$|end-(policy|set|group)$|root$|end$|abort$|as-format )`,
);
