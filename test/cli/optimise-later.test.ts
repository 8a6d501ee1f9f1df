import { expect, test } from "@jest/globals";

import { optimiseLater } from "../../src/cli/optimise-later.ts";

test.each([
  ["12.4.254.21-node.57", []],
  ["13.6.233.17-node.63", []],
])(
  "V8 %s is given the flags %j, since it prints an error for one that it does not know",
  (v8, flags) => {
    const given: string[] = [];
    const load = optimiseLater(v8, (flag) => void given.push(flag));
    expect(load("node:path")).toBe(process.getBuiltinModule("node:path"));
    expect(given).toEqual(flags);
  },
);

test("Node's own modules are loaded under the flags of V8 that they were compiled with", () => {
  const done: string[] = [];
  const load = optimiseLater(
    "11.3.244.8-node.38",
    (flag) => void done.push(flag),
    (name) => {
      done.push(name);
      if (name === "node:none") throw new Error("no such module");
      return name;
    },
  );
  expect(load("node:net")).toBe("node:net");
  expect(() => load("node:none")).toThrow("no such module");
  const [own, usual] = ["--interrupt-budget=1000000", "--interrupt-budget=67584"];
  expect(done).toEqual([own, usual, "node:net", own, usual, "node:none", own]);
});
