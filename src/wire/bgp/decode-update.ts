import type { Address, Family } from "../../net/index.ts";
import { Cursor } from "../cursor.ts";
import { familyName, unicastFamily } from "./families.ts";
import { decodeNextHop } from "./next-hop.ts";
import { decodeNlri, type AddPath, type Nlri } from "./nlri.ts";
import { packAttributes } from "./packed-attributes.ts";
import { decodeAttributes, type PathAttributes } from "./path-attributes.ts";
import { splitAttributes, type AttributeParts } from "./split-attributes.ts";

/** What was agreed on in a session, as far as it changes how messages are read. */
export interface UpdateForm {
  /** The bytes of an ASN in AS_PATH (RFC 6793). */
  readonly asnBytes: 2 | 4;
  readonly addPath: AddPath;
}

/** What an UPDATE says. Withdrawals come before announcements (RFC 4271, 4.3). */
export interface Update {
  readonly withdrawn: readonly Nlri[];
  /** Prefixes of both families, each with its next hop. */
  readonly announced: readonly (Nlri & { readonly nextHop: Address })[];
  /** Those of what is announced; null if nothing is. */
  readonly attributes: PathAttributes | null;
  /** The same as a text (`packAttributes`); empty if nothing is announced. */
  readonly packed: string;
  /** The family whose routes are complete now (End-of-RIB, RFC 4724, section 2). */
  readonly endOf: Family | null;
  /** Families other than unicast that it is about, in words. */
  readonly otherFamilies: readonly string[];
}

/**
 * Reads the body of an UPDATE (RFC 4271, 4.3; RFC 4760; RFC 7911; RFC 8950). A text says what is malformed. How a router
 * is to go on after that (RFC 7606) is no help here: what is left of such a message would be a guess.
 */
export function decodeUpdate(body: Cursor, form: UpdateForm): Update | string {
  const { asnBytes, addPath } = form;
  const withdrawn: Nlri[] = [];
  const gone = body.part(body.u16());
  const list = body.part(body.u16());
  if (body.isOverrun) return "the UPDATE is shorter than its parts";
  const isEmpty = gone.left === 0 && list.left === 0 && body.left === 0;
  if (isEmpty) return { ...NOTHING, endOf: "ipv4" };
  const isOnlyAttributes = gone.left === 0 && body.left === 0;
  const attributeBytes = list.left;
  if (!decodeNlri(gone, "ipv4", addPath.ipv4, withdrawn)) return "a withdrawn prefix is malformed";
  const parts = splitAttributes(list, "message");
  if (typeof parts === "string") return parts;

  const unreachable = readUnreachable(parts, addPath, withdrawn);
  if (typeof unreachable === "string") return unreachable;
  if (unreachable?.isEmpty === true && isOnlyAttributes && attributeBytes <= MOST_OF_END) {
    const { family, name } = unreachable;
    return { ...NOTHING, endOf: family, otherFamilies: family ? [] : [name] };
  }
  const announced: (Nlri & { nextHop: Address })[] = [];
  const reachable = readReachable(parts, addPath, announced);
  if (typeof reachable === "string") return reachable;
  const v4: Nlri[] = [];
  if (!decodeNlri(body, "ipv4", addPath.ipv4, v4)) return "a prefix is malformed";
  const otherFamilies = [unreachable, reachable].flatMap((part) =>
    part?.family === null ? [part.name] : [],
  );
  if (v4.length === 0 && announced.length === 0) {
    return { ...NOTHING, withdrawn, otherFamilies };
  }
  const packed = packAttributes(parts, asnBytes);
  const attributes = decodeAttributes(parts, asnBytes);
  if (typeof attributes === "string") return attributes;
  const { nextHop } = attributes;
  if (v4.length > 0 && !nextHop) return "NEXT_HOP is missing";
  if (nextHop) for (const one of v4) announced.push({ ...one, nextHop });
  return { withdrawn, announced, attributes, packed, endOf: null, otherFamilies };
}

const NOTHING: Update = {
  withdrawn: [],
  announced: [],
  attributes: null,
  packed: "",
  endOf: null,
  otherFamilies: [],
};

/** An attribute with nothing but the numbers of a family: up to four bytes of header, and three. */
const MOST_OF_END = 7;

/** The family of MP_REACH_NLRI or MP_UNREACH_NLRI; null for others than unicast, which are not read. */
interface MultiprotocolPart {
  readonly family: Family | null;
  readonly name: string;
  readonly isEmpty: boolean;
}

/** Reads MP_UNREACH_NLRI (RFC 4760, section 4). */
function readUnreachable(
  { MP_UNREACH_NLRI: value }: AttributeParts,
  addPath: AddPath,
  into: Nlri[],
): MultiprotocolPart | null | string {
  if (!value) return null;
  const [afi, safi] = [value.u16(), value.u8()];
  if (value.isOverrun) return "MP_UNREACH_NLRI is cut off";
  const family = unicastFamily(afi, safi);
  const part = { family, name: familyName(afi, safi), isEmpty: value.left === 0 };
  if (family && !decodeNlri(value, family, addPath[family], into)) {
    return "a prefix in MP_UNREACH_NLRI is malformed";
  }
  return part;
}

/** Reads MP_REACH_NLRI (RFC 4760, section 3). */
function readReachable(
  { MP_REACH_NLRI: value }: AttributeParts,
  addPath: AddPath,
  into: (Nlri & { nextHop: Address })[],
): MultiprotocolPart | null | string {
  if (!value) return null;
  const [afi, safi] = [value.u16(), value.u8()];
  const hop = value.part(value.u8());
  // A reserved byte.
  value.take(1);
  if (value.isOverrun) return "MP_REACH_NLRI is cut off";
  const family = unicastFamily(afi, safi);
  const part = { family, name: familyName(afi, safi), isEmpty: value.left === 0 };
  if (!family) return part;
  const nextHop = decodeNextHop(hop, family);
  if (!nextHop) return "MP_REACH_NLRI has a malformed next hop";
  const found: Nlri[] = [];
  if (!decodeNlri(value, family, addPath[family], found)) {
    return "a prefix in MP_REACH_NLRI is malformed";
  }
  for (const one of found) into.push({ ...one, nextHop });
  return part;
}
