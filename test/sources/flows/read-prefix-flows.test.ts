import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { isPrefixFlows, readPrefixFlows } from "../../../src/sources/index.ts";

function read(text: string) {
  const found = new Diagnostics();
  const source = { path: "flows.csv", text };
  const volumes = isPrefixFlows(source) ? readPrefixFlows(source, found.report) : null;
  return { lengths: volumes?.map(({ prefix, rate }) => [prefix.length, rate]), found: found.all };
}

describe("traffic by prefix", () => {
  test.each([
    "prefix,gbps\n192.0.2.0/24,1.5\n",
    '"DstNetPrefix","gbps"\r\n"192.0.2.0/24",1.5\r\n',
    "DstNetPrefix,DstAS,gbps\n192.0.2.0/24,64500,1.5\n",
  ])("is read with the column as we and Akvorado name it: %j", (text) => {
    expect(read(text)).toEqual({ lengths: [[24, 1_500_000_000]], found: [] });
  });

  test("has no other names", () => {
    expect(read("SrcNetPrefix,gbps\n192.0.2.0/24,1\n").lengths).toBeUndefined();
  });
});
