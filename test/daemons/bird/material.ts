/** What texts and routes are made of: little, so that they meet. 64500 is our own ASN; the neighbor is 198.51.100.2. */
export const OWN_ASN = 64500;
export const ASNS = [1, 2, 3, 7, 64496, OWN_ASN, 65535, 65536, 70000, 4200000000, 4294967295];
/** The halves of standard communities. */
export const HALVES = [0, 1, 2, 3, 666, 64500, 65535];
/** Numbers in large communities. */
export const WORDS = [0, 1, 2, 3, 64500, 65536, 70000, 4294967295];

export const PREFIXES = {
  ipv4: [
    "0.0.0.0/0",
    "0.0.0.0/1",
    "10.0.0.0/7",
    "10.0.0.0/8",
    "10.0.0.0/9",
    "10.128.0.0/9",
    "10.0.0.0/16",
    "10.1.0.0/16",
    "10.1.2.0/24",
    "10.1.2.0/25",
    "10.1.2.3/32",
    "128.0.0.0/1",
    "192.0.2.0/24",
    "198.18.0.0/15",
    "198.18.0.0/16",
    "198.18.7.0/24",
    "198.19.0.0/16",
    "198.19.7.128/25",
  ],
  ipv6: [
    "::/0",
    "2000::/3",
    "2001:db8::/32",
    "2001:db8::/33",
    "2001:db8:8000::/33",
    "2001:db8::/48",
    "2001:db8:1::/48",
    "2001:db8:1:2::/64",
    "2001:db8::1/128",
    "3fff::/20",
    "3fff:7::/32",
  ],
} as const;

/** The session's own address, the neighbor's, and another. */
export const HOPS = {
  ipv4: ["198.51.100.1", "198.51.100.2", "203.0.113.9"],
  ipv6: ["2001:db8::1", "2001:db8::2", "2001:db8:f::9"],
} as const;

/** What a cache would have sent: by family, prefix, longest length and origin. */
export const ROAS = [
  { prefix: "198.18.0.0/16", max: 24, asn: 1 },
  { prefix: "198.19.0.0/16", max: 24, asn: 64500 },
  { prefix: "10.1.0.0/16", max: 32, asn: 0 },
  { prefix: "2001:db8::/32", max: 48, asn: 1 },
  { prefix: "3fff::/20", max: 32, asn: 64500 },
] as const;
