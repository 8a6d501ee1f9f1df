import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { PlaceMarks } from "../../../src/irr/database/place-marks.ts";

test("gives the marked places in their order, each once, and keeps none", () => {
  const SIZE = 100_000;
  const place = fc.oneof(
    fc.nat(SIZE - 1),
    // Close together, and at the edges of words, and of words of words.
    fc.nat(70),
    fc.constantFrom(31, 32, 1023, 1024, 32_767, 32_768, SIZE - 1),
  );
  const marks = new PlaceMarks(SIZE);
  fc.assert(
    fc.property(fc.array(place, { maxLength: 100 }), (places) => {
      for (const one of places) marks.add(one);
      const found = new Uint32Array(places.length);
      const size = marks.take(found);
      expect([...found.subarray(0, size)]).toEqual([...new Set(places)].sort((a, b) => a - b));
      expect(marks.take(found)).toBe(0);
    }),
  );
});
