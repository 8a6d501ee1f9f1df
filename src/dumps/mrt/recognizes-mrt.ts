import { BGP4MP, MRT_TYPE, OLD_TYPES, OTHER_PROTOCOLS } from "./mrt-types.ts";

/** The length of a record's header (RFC 6396, section 2). */
const HEADER = 12;

/** The longest first record: a table of 65,535 peers. */
const LONGEST_FIRST = 4 * 1024 * 1024;

/** The subtypes of all other types are below this one. */
const END_OF_SUBTYPES = 13;

/** Whether an input that begins with these bytes is an MRT file: its first record's type, subtype and length. */
export function recognizesMrt(head: Uint8Array): boolean {
  if (head.length < HEADER) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const [type, subtype, length] = [view.getUint16(4), view.getUint16(6), view.getUint32(8)];
  if (length > LONGEST_FIRST) return false;
  if (type === MRT_TYPE.bgp4mp || type === MRT_TYPE.bgp4mpEt) return subtype in BGP4MP;
  const isOther = type in OLD_TYPES || type in OTHER_PROTOCOLS;
  return (type === MRT_TYPE.tableDumpV2 || isOther) && subtype < END_OF_SUBTYPES;
}
