// The routes of `received.js` as MRT files and as a stream of BMP, piece by piece.
import { attributesOf, OWN_ASN, prefixesOf, ROUTER_ID, SESSIONS } from "./received.js";

const u16 = (value) => [(value >> 8) & 255, value & 255];
const u32 = (value) => [...u16(value >>> 16), ...u16(value & 0xffff)];

/** The bytes of an address. */
function addressBytes(text) {
  if (!text.includes(":")) return text.split(".").map(Number);
  const [head, tail] = text.split("::").map((part) => (part === "" ? [] : part.split(":")));
  const middle = Array(8 - head.length - tail.length).fill("0");
  return [...head, ...middle, ...tail].flatMap((group) => u16(parseInt(group, 16)));
}

const attribute = (flags, type, value) =>
  value.length > 255
    ? [flags | 0x10, type, ...u16(value.length), ...value]
    : [flags, type, value.length, ...value];

/** Path attributes. `reach`: the value of MP_REACH_NLRI; null: none, and NEXT_HOP instead. */
function encode({ path, communities, large, med }, hop, reach) {
  return [
    ...attribute(0x40, 1, [0]),
    ...attribute(0x40, 2, [2, path.length, ...path.flatMap(u32)]),
    ...(reach ? [] : attribute(0x40, 3, hop)),
    ...(med === null ? [] : attribute(0x80, 4, u32(med))),
    ...(communities.length === 0
      ? []
      : attribute(
          0xc0,
          8,
          communities.flatMap(([a, b]) => [...u16(a), ...u16(b)]),
        )),
    ...(reach ? attribute(0x80, 14, reach) : []),
    ...(large.length === 0 ? [] : attribute(0xc0, 32, large.flat().flatMap(u32))),
  ];
}

const nlri = ({ length, bytes }) => [length, ...bytes.slice(0, Math.ceil(length / 8))];

function* joined(parts) {
  let held = [];
  let size = 0;
  for (const part of parts) {
    held.push(Buffer.from(part));
    size += part.length;
    if (size < 1_000_000) continue;
    yield Buffer.concat(held);
    [held, size] = [[], 0];
  }
  if (held.length > 0) yield Buffer.concat(held);
}

const TIME = 1_796_000_000;
const record = (type, subtype, body) => [
  ...[...u32(TIME), ...u16(type), ...u16(subtype), ...u32(body.length)],
  ...body,
];

/** A table (TABLE_DUMP_V2), in which all routes of a prefix stand together. */
export function* mrtTable(count) {
  yield* joined(tableRecords(count));
}

function* tableRecords(count) {
  const peers = SESSIONS.flatMap(({ asn, family, address, n }) => [
    ...[family === "ipv4" ? 2 : 3, 10, 9, 4, n, ...addressBytes(address), ...u32(asn)],
  ]);
  yield record(13, 1, [...addressBytes(ROUTER_ID), ...u16(0), ...u16(SESSIONS.length), ...peers]);
  for (const family of ["ipv4", "ipv6"]) {
    const sessions = SESSIONS.filter((one) => one.family === family);
    for (const [i, prefix] of prefixesOf(family, count).entries()) {
      const entries = sessions.flatMap((session) => {
        const hop = addressBytes(session.address);
        const reach = family === "ipv6" ? [hop.length, ...hop] : null;
        const all = encode(attributesOf(session, i), hop, reach);
        return [...u16(session.n), ...u32(TIME), ...u16(all.length), ...all];
      });
      const head = [...u32(i), ...nlri(prefix), ...u16(sessions.length)];
      yield record(13, family === "ipv4" ? 2 : 4, [...head, ...entries]);
    }
  }
}

/** A whole BGP message. */
const message = (type, body) => [...Array(16).fill(255), ...u16(19 + body.length), type, ...body];

/** The UPDATEs of a session: the prefixes with the same attributes share one. */
function* updates(session, count) {
  const prefixes = prefixesOf(session.family, count);
  const hop = addressBytes(session.address);
  for (let i = 0; i < count; i += 8) {
    const all = prefixes.slice(i, i + 8).flatMap(nlri);
    const isV4 = session.family === "ipv4";
    const reach = isV4 ? null : [...u16(2), 1, hop.length, ...hop, 0, ...all];
    const attributes = encode(attributesOf(session, i), hop, reach);
    const body = [...u16(0), ...u16(attributes.length), ...attributes, ...(isV4 ? all : [])];
    yield message(2, body);
  }
}

/** What neighbors sent (BGP4MP), from the beginning of their sessions. */
export function* mrtMessages(count) {
  yield* joined(messageRecords(count));
}

function* messageRecords(count) {
  for (const session of SESSIONS) {
    const isV4 = session.family === "ipv4";
    const ours = addressBytes(isV4 ? "193.239.116.2" : "2001:7f8:13::2");
    const head = [...u32(session.asn), ...u32(OWN_ASN), 0, 0, ...u16(isV4 ? 1 : 2)];
    head.push(...addressBytes(session.address), ...ours);
    yield record(16, 5, [...head, ...u16(5), ...u16(6)]);
    for (const update of updates(session, count)) yield record(16, 4, [...head, ...update]);
  }
}

/** A stream of BMP: each neighbor comes up, and sends its routes and an End-of-RIB. */
export function* bmp(count) {
  yield* joined(bmpMessages(count));
}

function* bmpMessages(count) {
  const one = (type, body) => [3, ...u32(6 + body.length), type, ...body];
  yield one(4, [...u16(2), ...u16(4), ...Buffer.from("edge"), ...u16(1), ...u16(1), 65]);
  for (const session of SESSIONS) {
    const isV4 = session.family === "ipv4";
    const address = addressBytes(session.address);
    const peer = [
      ...[0, isV4 ? 0 : 0x80, ...Array(8).fill(0), ...Array(16 - address.length).fill(0)],
      ...[...address, ...u32(session.asn), 10, 9, 4, session.n, ...u32(TIME), ...u32(0)],
    ];
    const opens = [
      [OWN_ASN, addressBytes(ROUTER_ID)],
      [session.asn, [10, 9, 4, session.n]],
    ].flatMap(([asn, id]) => message(1, open(asn, id, isV4 ? 1 : 2)));
    yield one(3, [...peer, ...Array(16).fill(0), ...u16(179), ...u16(40_000), ...opens]);
    for (const update of updates(session, count)) yield one(0, [...peer, ...update]);
    const end = isV4 ? [] : attribute(0x80, 15, [...u16(2), 1]);
    yield one(0, [...peer, ...message(2, [...u16(0), ...u16(end.length), ...end])]);
  }
}

/** The body of an OPEN with ASNs of four bytes and one family. */
function open(asn, id, afi) {
  const capabilities = [1, 4, ...u16(afi), 0, 1, 65, 4, ...u32(asn)];
  const head = [4, ...u16(asn > 65535 ? 23456 : asn), ...u16(90), ...id];
  return [...head, capabilities.length + 2, 2, capabilities.length, ...capabilities];
}
