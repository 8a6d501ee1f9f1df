import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { plainText } from "../../src/publish/plain-text.ts";

test.each([
  ["Azion", "Azion"],
  ["IX.br São Paulo", "IX.br Sao Paulo"],
  ["AT&T (DE-CIX) @ L'Aquila", "AT&T (DE-CIX) @ LAquila"],
  ['"; } protocol bgp x {', ", ) protocol bgp x ("],
  ["*/ system { host-name x; } /*", "/ system ( host-name x, ) /"],
  ["a\nneighbor 1.2.3.4", "a neighbor 1.2.3.4"],
  ["${BGP_PASSWORD} $(reboot) `id`", "(BGP_PASSWORD) (reboot) id"],
  ["東京", ""],
])("%j is %j", (text, plain) => expect(plainText(text)).toBe(plain));

test("nothing but plain text comes out, and plain text stays what it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const plain = plainText(text);
      expect(plain).toMatch(/^[A-Za-z0-9 .,:/()+&@=_-]{0,80}$/);
      expect(plain).not.toMatch(/\*\/|\/\*|^ | $/);
      expect(plainText(plain)).toBe(plain);
    }),
  );
});
