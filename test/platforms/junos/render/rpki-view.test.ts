import { expect, test } from "@jest/globals";

import { holdTime } from "../../../../src/platforms/junos/render/rpki-view.ts";

test("a cache may be silent for three refresh times, within what Junos takes: 10 to 3600 seconds, and two of them", () => {
  expect([1, 3, 4, 300, 1200, 1201, 1800].map(holdTime)).toEqual([
    ...[10, 10, 12, 900, 3600, 3600, 3600],
  ]);
});
