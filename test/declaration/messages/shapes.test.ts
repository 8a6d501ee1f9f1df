import { describe, expect, test } from "@jest/globals";

import { messagesOf } from "./messages-of.ts";

/** Whole files with lists and mappings of the wrong shape, and all messages about each. */
const CASES: readonly (readonly [text: string, messagesOf: readonly string[]])[] = [
  [
    "network: { asn: 52580, name: A, as_sets: AS-AZION }\nirr: { servers: rr.ntt.net, sources: radb }\nrouters:\n  - name: gru1\n    platform: junos\nexchanges:\n  - id: ix-a\n    lan: 198.51.100.0/24\n",
    [
      "network.yaml:1:42 expected a list of IRR objects, found `AS-AZION` (write it as a list: [AS-AZION])",
      "network.yaml:2:17 expected a list of servers, found `rr.ntt.net` (write it as a list: [rr.ntt.net])",
      "network.yaml:2:38 expected a list of registries, found `radb` (write it as a list: [RADB])",
      "network.yaml:4:3 expected a mapping of routers, found a list (routers are a mapping by name: write `gru1:` instead of `- `, and what belongs to it below, indented)",
      "network.yaml:7:3 expected a mapping of exchanges, found a list (exchanges are a mapping by name: write `ix-a:` instead of `- `, and what belongs to it below, indented)",
    ],
  ],
  [
    'network: { asn: 52580, name: A, as_sets: [AS-AZION] }\nirr: { dumps: a.rpsl, sources: [radb, Ripe] }\nrouters: { gru1: { platform: junos, router_id: 192.0.2.1 } }\nexchanges: { ix-a: { name: A, lan: 198.51.100.0/24 }, ix-b: { name: B, lan: [203.0.113.0/24, "2001:db8::/64"] }, ix-c: { name: C, subnet: 198.51.101.0/24 }, ix-d: { name: D, lan: { v4: 198.51.102.0/24 } } }\n',
    [
      "network.yaml:2:15 expected a list of files, found `a.rpsl` (write it as a list: [a.rpsl])",
      "network.yaml:2:33 `radb` is not the name of a registry in capital letters, like RADB (write RADB)",
      "network.yaml:2:39 `Ripe` is not the name of a registry in capital letters, like RADB (write RIPE)",
      "network.yaml:4:36 expected a mapping, found `198.51.100.0/24` (write { ipv4: 198.51.100.0/24 })",
      "network.yaml:4:77 expected a mapping, found a list (write { ipv4: 203.0.113.0/24, ipv6: 2001:db8::/64 })",
      "network.yaml:4:131 unknown key `subnet` (did you mean `lan: { ipv4: …, ipv6: … }`?)",
      "network.yaml:4:182 unknown key `v4` (did you mean `ipv4`?)",
    ],
  ],
  [
    "- network: { asn: 1 }\n",
    [
      "network.yaml:1:1 expected a mapping, found a list (begin the file with `network:`; its keys stand without `- ` in front)",
    ],
  ],
  [
    "network: { asn: 52580, name: A, as_sets: AS-X AS-Y }\nirr: { servers: [rr.ntt.net], sources: [RADB] }\nrouters: { gru1: { platform: junos, router_id: 192.0.2.1 } }\n",
    [
      "network.yaml:1:42 expected a list of IRR objects, found `AS-X AS-Y` (write it as a list: [AS-X, AS-Y])",
    ],
  ],
  [
    'network: { asn: 52580, name: A, as_sets: "AS-X, AS-Y" }\nirr: { servers: [rr.ntt.net], sources: [RADB] }\nrouters: { gru1: { platform: junos, router_id: 192.0.2.1 } }\n',
    [
      "network.yaml:1:42 expected a list of IRR objects, found `AS-X, AS-Y` (write it as a list: [AS-X, AS-Y])",
    ],
  ],
  [
    "network: { asn: 52580, name: A, as_sets: AS-X;AS-Y }\nirr: { servers: [rr.ntt.net], sources: [RADB] }\nrouters: { gru1: { platform: junos, router_id: 192.0.2.1 } }\n",
    [
      "network.yaml:1:42 expected a list of IRR objects, found `AS-X;AS-Y` (write it as a list: [AS-X, AS-Y])",
    ],
  ],
  [
    "network: { asn: 52580, name: A, as_sets: AS-X, }\nirr: { servers: [rr.ntt.net], sources: [RADB] }\nrouters: { gru1: { platform: junos, router_id: 192.0.2.1 } }\n",
    ["network.yaml:1:42 expected a list of IRR objects, found `AS-X` (write it as a list: [AS-X])"],
  ],
  [
    "network: { asn: 52580, name: A, as_sets: { RADB: AS-X } }\nirr: { servers: [rr.ntt.net], sources: [RADB] }\nrouters: { gru1: { platform: junos, router_id: 192.0.2.1 } }\n",
    [
      "network.yaml:1:42 expected a list of IRR objects, found a mapping (begin each item with `- `)",
    ],
  ],
  [
    "network: { asn: 52580, name: A, as_sets: -AS-X }\nirr: { servers: [rr.ntt.net], sources: [RADB] }\nrouters: { gru1: { platform: junos, router_id: 192.0.2.1 } }\n",
    [
      "network.yaml:1:42 expected a list of IRR objects, found `-AS-X` (write a space after each `-`)",
    ],
  ],
];

describe("a list where a mapping belongs, and the reverse", () => {
  test.each(CASES)("%j", (text, expected) => {
    expect(messagesOf(text)).toEqual(expected);
  });
});
