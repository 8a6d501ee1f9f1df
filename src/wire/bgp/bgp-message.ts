import { Cursor } from "../cursor.ts";

/** The types of messages (RFC 4271, 4.1; RFC 2918). */
export const BGP_MESSAGE = {
  open: 1,
  update: 2,
  notification: 3,
  keepalive: 4,
  refresh: 5,
} as const;

/** A BGP message without its header. */
export interface BgpMessage {
  readonly type: number;
  readonly body: Cursor;
}

/** The length of the header: the marker of ones, the length and the type. */
const HEADER = 19;

/** Takes one message from the cursor (RFC 4271, 4.1; up to 65,535 bytes, RFC 8654). A text says what is malformed. */
export function takeMessage(cursor: Cursor): BgpMessage | string {
  const marker = [cursor.u32(), cursor.u32(), cursor.u32(), cursor.u32()];
  const length = cursor.u16();
  const type = cursor.u8();
  if (cursor.isOverrun) return "the BGP message is cut off";
  if (marker.some((word) => word !== 0xffffffff)) return "the BGP message has no marker";
  if (length < HEADER || length - HEADER > cursor.left) {
    return `the BGP message claims ${length} bytes`;
  }
  return { type, body: cursor.part(length - HEADER) };
}
