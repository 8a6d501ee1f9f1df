import { randomFrom } from "../generate.js";

/** The router that receives the routes, and its ASN. */
export const ROUTER = "edge";
export const OWN_ASN = 52580;
export const ROUTER_ID = "193.239.116.2";

/** Four neighbors are transits, the others peers; every fifth session is one of IPv6. */
const NEIGHBORS = 20;
const TRANSITS = 4;
/** As many routes in a row have the same attributes, as the prefixes of one origin do. */
const ALIKE = 8;
const ORIGINS = 84_000;

/** The neighbors of the router: each has one session. */
export const SESSIONS = Array.from({ length: NEIGHBORS }, (_, n) => {
  const family = n % 5 === 4 ? "ipv6" : "ipv4";
  const asn = 20_000 + n;
  const isV4 = family === "ipv4";
  return {
    ...{ n, asn, family, relation: n < TRANSITS ? "transit" : "peer" },
    address: isV4 ? `193.239.116.${n + 10}` : `2001:7f8:13::${(n + 16).toString(16)}`,
    name: `PEERC_AS${asn}_IX_${isV4 ? "V4" : "V6"}`,
  };
});

/** The first prefixes of a family: { text, address, length }. The same for the same number. */
export function prefixesOf(family, count) {
  return family === "ipv4" ? prefixes4(count) : prefixes6(count);
}

function prefixes4(count) {
  const random = randomFrom(11);
  const found = [];
  let next = 0x010000;
  while (found.length < count) {
    const length = random() < 0.75 ? 24 : 20 + Math.floor(random() * 4);
    const size = 2 ** (24 - length);
    next = Math.ceil(next / size) * size;
    const [a, b, c] = [(next >> 16) & 255, (next >> 8) & 255, next & 255];
    next += size;
    // What no policy accepts.
    if (a === 10 || a === 127 || a === 100 || a === 169 || a === 172 || a === 192) continue;
    if (a >= 224) throw new Error("there are not so many prefixes");
    const address = `${a}.${b}.${c}.0`;
    found.push({ text: `${address}/${length}`, address, length, bytes: [a, b, c] });
  }
  return found;
}

function prefixes6(count) {
  return Array.from({ length: count }, (_, i) => {
    const [high, low] = [0x2a00 + (i >> 16), i & 0xffff];
    const address = `${high.toString(16)}:${low.toString(16)}::`;
    return {
      text: `${address}/32`,
      address,
      length: 32,
      bytes: [high >> 8, high & 255, low >> 8, low & 255],
    };
  });
}

/** The attributes of the i-th route of a session: the same ones for the same numbers. */
export function attributesOf({ n, asn }, i) {
  const random = randomFrom(n * 1_000_003 + Math.floor(i / ALIKE));
  const path = [asn];
  const hops = Math.floor(random() * 4);
  for (let hop = 0; hop < hops; hop++) path.push(30_000 + Math.floor(random() * 20_000));
  path.push(originOf(i));
  if (random() < 0.1) path.push(path.at(-1), path.at(-1));
  const communities = Array.from({ length: Math.floor(random() * 7) }, () => [
    asn,
    Math.floor(random() * 65_536),
  ]);
  const large = random() < 0.3 ? [[asn, Math.floor(random() * 100), 1]] : [];
  return { path, communities, large, med: random() < 0.2 ? Math.floor(random() * 100) : null };
}

/** Who originates the i-th prefix of a family. */
export function originOf(i) {
  return 50_000 + ((Math.floor(i / ALIKE) * 7) % (ORIGINS / 7));
}
