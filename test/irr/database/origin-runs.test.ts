import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { OriginCursor, OriginRuns } from "../../../src/irr/database/origin-runs.ts";
import { RouteTableBuilder } from "../../../src/irr/database/route-table-builder.ts";

test("finds the rows of each origin, in whatever order they are asked for", () => {
  const origin = fc.oneof(fc.nat(40), fc.constantFrom(2 ** 31, 2 ** 32 - 1));
  fc.assert(
    fc.property(fc.array(origin), fc.array(origin), fc.boolean(), (all, queried, inOrder) => {
      const builder = new RouteTableBuilder("ipv4");
      all.forEach((asn, i) => builder.add(Uint32Array.of(i << 8), 24, asn, 0));
      const sorted = all.toSorted((a, b) => a - b);
      const cursor = new OriginCursor(new OriginRuns(builder.build().table));
      if (inOrder) queried.sort((a, b) => a - b);
      for (const asn of queried) {
        const found = cursor.seek(asn);
        expect([asn, found]).toEqual([asn, sorted.includes(asn)]);
        if (!found) continue;
        expect(cursor.start).toBe(sorted.indexOf(asn));
        expect(cursor.end).toBe(sorted.lastIndexOf(asn) + 1);
      }
    }),
  );
});
