import type { FakeRegistry } from "../bgpq4/bgpq4-fake-server.ts";

/** RIPE's AS-X is a stranger's: its prefix in a list is the worst that can happen. */
export const REGISTRY: FakeRegistry = {
  sources: ["RADB", "RIPE"],
  sets: {
    "RADB AS-X": ["AS64500", "AS-INNER"],
    "RADB AS-INNER": ["AS64501", "AS-X"],
    "RIPE AS-X": ["AS64666"],
  },
  routes: {
    64500: ["192.0.2.0/24", "198.51.100.0/24", "2001:db8::/32"],
    64501: ["198.51.100.0/25", "203.0.113.0/24", "2001:db8:1::/48"],
    64666: ["100.66.6.0/24"],
  },
};

/** The meaning of AS-X there. */
export const RIGHT_LIST: readonly string[] = [
  ...["192.0.2.0/24", "198.51.100.0/24", "198.51.100.0/25", "203.0.113.0/24"],
  ...["2001:db8::/32", "2001:db8:1::/48"],
];
