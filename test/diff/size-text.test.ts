import { expect, test } from "@jest/globals";

import { sizeText } from "../../src/diff/index.ts";

const text = (prefixes: string, family: string) =>
  sizeText({ ranges: [], rangesLeftOut: 0, prefixes, addresses: "256" }, family);

test.each([
  ["1", "ipv4", "1 prefix, 256 addresses"],
  ["7404514827", "ipv4", "7404514827 prefixes, 256 addresses"],
  ["999999999999999", "ipv6", "999999999999999 prefixes"],
  ["1000000000000000", "ipv6", "about 1.0 × 10^15 prefixes"],
  ["595515563029943710561499958741796126711", "ipv6", "about 6.0 × 10^38 prefixes"],
  ["680564733841876926926749214863536422911", "ipv6", "about 6.8 × 10^38 prefixes"],
])("%s prefixes of %s", (prefixes, family, wanted) => {
  expect(text(prefixes, family)).toBe(wanted);
});
