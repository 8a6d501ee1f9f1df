import type { Address, Asn } from "../../net/index.ts";
import { BGP_MESSAGE, takeMessage } from "../bgp/bgp-message.ts";
import { decodeOpen, formOf, type OpenMessage } from "../bgp/decode-open.ts";
import type { AddPath } from "../bgp/nlri.ts";
import type { Cursor } from "../cursor.ts";

/** What the OPENs of both sides say. */
export interface PeerUp {
  readonly ourAsn: Asn;
  /** The router's BGP identifier. */
  readonly ourId: Address;
  /** For which families the neighbor sends path identifiers. */
  readonly addPath: AddPath;
}

/** What a Peer Up (RFC 7854, 4.10) says after its header. A text says what is malformed. */
export function readPeerUp(cursor: Cursor): PeerUp | string {
  // Our address, and both ports.
  cursor.take(20);
  const sent = takeOpen(cursor);
  if (typeof sent === "string") return sent;
  const received = takeOpen(cursor);
  if (typeof received === "string") return received;
  return { ourAsn: sent.asn, ourId: sent.id, addPath: formOf(received, sent).addPath };
}

function takeOpen(cursor: Cursor): OpenMessage | string {
  const message = takeMessage(cursor);
  if (typeof message === "string") return message;
  return message.type === BGP_MESSAGE.open ? decodeOpen(message.body) : "an OPEN is missing";
}
