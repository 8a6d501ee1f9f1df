import { expect, test } from "@jest/globals";

import { optimiseLater } from "../../src/cli/optimise-later.ts";

test.each([
  ["11.3.244.8-node.38", ["--interrupt-budget=1000000"]],
  ["12.4.254.21-node.57", []],
  ["13.6.233.17-node.63", []],
])(
  "V8 %s is given the flags %j, since it prints an error for one that it does not know",
  (v8, flags) => {
    const given: string[] = [];
    optimiseLater(v8, (flag) => void given.push(flag));
    expect(given).toEqual(flags);
  },
);
