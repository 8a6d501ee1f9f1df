import { expect, test } from "@jest/globals";

import { draftAspa } from "../../../src/sources/rpki/draft-aspa.ts";

test.each([
  [[64502, 64501, 64502], "AS64500 => AS64501, AS64502"],
  [[4_200_000_000, 64496], "AS64500 => AS64496, AS4200000000"],
  [[], "AS64500 => AS0"],
])("the ASPA to sign for providers %j", (providers, text) => {
  expect(draftAspa(64500, providers)).toBe(text);
});
