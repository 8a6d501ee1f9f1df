import { expect, test } from "@jest/globals";

import { secretNameFault } from "../../src/platforms/secret-limits.ts";

test("a placeholder holds the name of an environment variable and nothing else", () => {
  expect(secretNameFault("BGP_PASSWORD_13335")).toBeNull();
  const found = ["", "1A", "A}", 'A"', "A B", "A\n", "${A}"].map(secretNameFault);
  expect(found).toEqual(["nothing", "a digit in front", "}", '"', " ", "\n", "$"]);
});
