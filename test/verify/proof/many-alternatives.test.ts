import { expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import type { PlatformName } from "../../../src/model/index.ts";
import { proveFile } from "../../../src/verify/index.ts";
import { importOf } from "../../fixtures/import-of.ts";
import {
  accept,
  asnList,
  communityList,
  is,
  isNot,
  prefixList,
  term,
} from "../../fixtures/plan.ts";
import { smallPlan } from "../../fixtures/small-plan.ts";
import { loadTemplates } from "../../fixtures/templates.ts";

const VERSIONS = { junos: [22, 4], iosxr: [7, 11], bird: [2, 0, 12], frr: [8, 4] } as const;
const ALL: readonly PlatformName[] = ["junos", "iosxr", "bird", "frr"];

/** Alternatives of several conditions, in an order in which no platform tests all of them. */
const anyOf = Array.from({ length: 16 }, (_, i) => [
  ...(i % 2 === 0 ? [isNot({ kind: "as-path-length", atLeast: 3 + i })] : []),
  is({ kind: "community", list: communityList(`PEERC_C${i}`, `52580:1:${i}`) }),
  is({ kind: "prefix", list: prefixList(`PEERC_P${i}`, "ipv4", [`10.${i}.0.0/16^16-24`]) }),
  ...(i % 3 === 0
    ? [is({ kind: "as-path-contains", list: asnList(`PEERC_A${i}`, 64500 + i) })]
    : []),
]);

test.each(ALL)("many alternatives are proven on %s, in whatever order it tests", (platform) => {
  const med = { kind: "set-med", value: 5 } as const;
  const plan = smallPlan(platform, VERSIONS[platform], {
    import: importOf(term(100, "mark", [], accept, [med], anyOf)),
  });
  const text = platforms[platform].render(plan, loadTemplates(platform));
  const found = new Diagnostics();
  proveFile(plan, { path: "x", raw: text }, "file", found.report);
  expect(found.all.map((d) => d.message).filter((m) => !m.includes("without AS_SETs"))).toEqual([]);
});
