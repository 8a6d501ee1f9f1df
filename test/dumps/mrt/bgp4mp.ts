import { parseAddress, type Asn } from "../../../src/net/index.ts";
import { u16, u32, type Bytes } from "../../live/bgp/bytes.ts";
import { message, MESSAGE } from "../../live/bgp/message.ts";
import { record } from "../../sources/routing-table/mrt/build-mrt.ts";
import { addressBytes } from "../../wire/encode-bgp.ts";

/** The state Established. */
export const ESTABLISHED = 6;

function bytesOf(text: string): Bytes {
  const address = parseAddress(text);
  if (!address) throw new Error(text);
  return addressBytes(address);
}

/** What records of BGP4MP begin with: a neighbor's ASN and address, with ASNs of four bytes. */
function head(asn: Asn, address: string): Bytes {
  const isV6 = address.includes(":");
  const local = bytesOf(isV6 ? "2001:db8:ff::1" : "198.51.100.254");
  return [
    ...u32(asn),
    ...u32(65550),
    ...u16(0),
    ...u16(isV6 ? 2 : 1),
    ...bytesOf(address),
    ...local,
  ];
}

/** A change of a session's state (BGP4MP_STATE_CHANGE_AS4). */
export function stateChange(asn: Asn, address: string, to: number, from = 5): Buffer {
  return record(16, 5, Buffer.from([...head(asn, address), ...u16(from), ...u16(to)]));
}

/** An UPDATE with this body from a neighbor; by default BGP4MP_MESSAGE_AS4. */
export function update(asn: Asn, address: string, body: Uint8Array, subtype = 4): Buffer {
  return bgpMessage(asn, address, message(MESSAGE.update, [...body]), subtype);
}

/** A record with a whole BGP message. */
export function bgpMessage(asn: Asn, address: string, bytes: Uint8Array, subtype = 4): Buffer {
  return record(16, subtype, Buffer.from([...head(asn, address), ...bytes]), 1_700_000_000);
}
