import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { MAX_ASN, type AsnRange } from "../../../src/net/index.ts";
import type { PlatformName, Version } from "../../../src/model/index.ts";
import { readText } from "../reading.ts";

interface Case {
  readonly platform: PlatformName;
  readonly version: Version;
  /** A file with a list of ASNs; `extra` stands in it where it changes nothing, and makes it no plain one. */
  readonly print: (ranges: readonly AsnRange[], extra: string) => string;
  readonly extra: string;
}

const CASES: readonly Case[] = [
  {
    platform: "bird",
    version: [2, 0, 12],
    print: (ranges, extra) => `define PEERC_A = [
  ${ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}..${last}`)).join(",\n  ")}${extra}
];
filter PEERC_f {
  if bgp_path.last ~ PEERC_A then reject;
  if bgp_path ~ PEERC_A then accept;
}
filter PEERC_g { if bgp_community ~ PEERC_A then reject; }
protocol bgp PEERC_n {
  local 198.51.100.1 as 64500; neighbor 198.51.100.2 as 64496; allow as sets on;
  ipv4 { import filter PEERC_f; export filter PEERC_g; };
}`,
    extra: " /* no plain one */",
  },
  {
    platform: "iosxr",
    version: [7, 11],
    print: (ranges, extra) => `as-path-set PEERC_A
  # a comment
${ranges
  .map(({ first, last }, i) => {
    const operator = ["originates-from", "passes-through", "neighbor-is"][i % 3] ?? "";
    return `  ${operator} '${first === last ? first : `[${first}..${last}]`}'`;
  })
  .join(",\n")}${extra}
end-set
route-policy PEERC_f
  if as-path in PEERC_A then
    drop
  endif
  pass
end-policy
router bgp 64500
 neighbor 198.51.100.2
  remote-as 64496
  address-family ipv4 unicast
   route-policy PEERC_f in
   route-policy PEERC_f out
  !
 !
!`,
    extra: " ",
  },
];

describe.each(CASES)("a list of ASNs on $platform", ({ platform, version, print, extra }) => {
  const asn = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: MAX_ASN + 2 }));
  const range = fc.oneof(
    asn.map((one) => ({ first: one, last: one })),
    fc.tuple(asn, asn).map(([first, last]) => ({ first, last })),
  );

  test("in plain form means what it means in any other, with the same errors", () => {
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 6 }), (ranges) => {
        const [plain, other] = ["", extra].map((said) => {
          const { reading, errors } = readText(platform, version, print(ranges, said));
          return { errors, sessions: reading.sessions };
        });
        expect(plain).toEqual(other);
      }),
    );
  });
});
