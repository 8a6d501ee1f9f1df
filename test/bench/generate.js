/**
 * Registry data and an exchange of the shape that real ones have, without any: the same scale and seed give the same
 * bytes. The figures are those of the default-free zone and of a large exchange.
 */
const ORIGINS = 84_000;
const ROUTES = 1_460_000;
const SETS = 544;
const NESTED = 577;
const NETWORKS = 785;
const SESSIONS = 1_660;

/** A generator of numbers in [0, 1) (mulberry32). */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The n-th ASN that may be used on the Internet. */
function asnAt(n) {
  const asn = 1 + n * 3;
  return asn < 23_000 ? asn : asn + 131_072;
}

/** Yields the route objects: { family, address (as a number of 24 bits or as text), length, origin }. */
export function* generateRoutes() {
  const random = randomFrom(1);
  let next = 0x010000;
  for (let i = 0; i < ROUTES; i++) {
    // Few origins have many routes, many have few.
    const origin = asnAt(Math.floor(ORIGINS * random() ** 3));
    if (random() < 0.2) {
      const high = (0x2400 + (i % 0x800)).toString(16);
      const low = Math.floor(i / 0x800).toString(16);
      yield { family: "ipv6", address: `${high}:${low}::`, length: 32 + (i % 17), origin };
      continue;
    }
    const length = random() < 0.65 ? 24 : 19 + Math.floor(random() * 5);
    const size = 2 ** (24 - length);
    next = Math.ceil(next / size) * size;
    const [a, b, c] = [(next >> 16) & 255, (next >> 8) & 255, next & 255];
    yield { family: "ipv4", address: `${a}.${b}.${c}.0`, length, origin };
    next = next + size > 0xdfffff ? 0x010000 + (next & 1) : next + Math.floor(random() * 2 * size);
  }
}

/** The as-sets of the exchange's networks: name → members, a few sets among them. */
export function generateSets() {
  const random = randomFrom(2);
  const names = Array.from({ length: SETS }, (_, i) => `AS-NETWORK-${i}`);
  const sets = new Map(
    names.map((name) => {
      const size = Math.min(36_000, Math.ceil(3 / random() ** 1.6));
      const members = new Set();
      while (members.size < size) members.add(`AS${asnAt(Math.floor(ORIGINS * random()))}`);
      return [name, [...members]];
    }),
  );
  for (let i = 0; i < NESTED; i++) {
    const [outer, inner] = [random(), random()].map((r) => names[Math.floor(r * SETS)]);
    if (outer !== inner) sets.get(outer).push(inner);
  }
  return sets;
}

/** The exchange's sessions, in the shape of an export of its members. */
export function generateMembers() {
  const random = randomFrom(3);
  const withSet = 516;
  return Array.from({ length: SESSIONS }, (_, i) => {
    const n = i % NETWORKS;
    const asn = asnAt(n * 40);
    const six = Math.floor(i / NETWORKS) % 2 === 1 || (i >= 2 * NETWORKS && random() < 0.5);
    const [high, low] = [208 + Math.floor((i + 10) / 250), (i + 10) % 250];
    const sets = n < withSet ? [`AS-NETWORK-${n}`] : [];
    if (n < SETS - withSet) sets.push(`AS-NETWORK-${withSet + n}`);
    return {
      asn,
      name: `Network ${n}`,
      as_sets: sets,
      ip: six ? `2001:7f8:1::${(i + 16).toString(16)}` : `80.249.${high}.${low + 1}`,
    };
  });
}
