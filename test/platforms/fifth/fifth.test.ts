import { readFileSync } from "node:fs";

import { expect, jest, test } from "@jest/globals";

import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { PLATFORM_LINES } from "../../../src/model/platforms.ts";

/** A line of the model's list, and a line in each of the two registries, are all that a fifth platform needs of the program. */
jest.unstable_mockModule("../../../src/model/platforms.ts", () => {
  const rpki = { refresh: 60, lastPreference: 2, sharesTimes: false };
  const lines = { ...PLATFORM_LINES, fifth: { title: "Fifth", rpki } };
  return { PLATFORM_LINES: lines, PLATFORMS: Object.keys(lines) };
});
jest.unstable_mockModule("../../../src/platforms/facts.ts", async () => {
  const { facts: bird } = await import("../../../src/platforms/bird/facts.ts");
  const { facts: fifth } = await import("./facts.ts");
  return { platformFacts: { bird, fifth } };
});
jest.unstable_mockModule("../../../src/platforms/registry.ts", async () => {
  const { bird } = await import("../../../src/platforms/bird/index.ts");
  const { platform: fifth } = await import("./platform.ts");
  return { platforms: { bird, fifth } };
});

const { compile } = await import("../../../src/compile/index.ts");
const { readDeclaration } = await import("../../../src/declaration/index.ts");
const { Diagnostics } = await import("../../../src/diagnostics/index.ts");
const { readLibrary } = await import("../../../src/policy/index.ts");
const { platformFacts, platforms, reportLimits } = await import("../../../src/platforms/index.ts");
const { verifyFile } = await import("../../../src/verify/index.ts");
const { shippedSources } = await import("../../fixtures/shipped-policies.ts");
const { FIFTH } = await import("./name.ts");

const POLICY = `
name: own
about: For a test.
limits: { max_prefixes: { ipv4: 250, ipv6: 250, warn_at: 80%, on_exceed: shutdown } }
import:
  - use: reject-default-route
  - use: accept-remaining
export:
  - { name: reject-documentation, when: { prefix: { in: bogon-prefixes } }, then: { reject: documentation } }
  - use: accept-remaining
`;

const network = (platform: string, session = "") =>
  `
network: { asn: 52580, name: Azion, as_sets: [RADB::AS-AZION] }
irr: { servers: [rr.ntt.net], sources: [RADB] }
routers:
  r: { platform: ${platform}, router_id: 192.0.2.1 }
peers:
  - asn: 13335
    name: Peer
    relation: peer
    policy: own
    sessions:
      - { router: r, pni: xe-0, local: 203.0.113.0, remote: 203.0.113.1${session} }
`;

/** A network of one router, compiled, with what its platform says of it. */
function planned(text: string, policy = POLICY) {
  const found = new Diagnostics();
  const { report } = found;
  const own = [{ path: "policies/own.yaml", text: policy }];
  const folders = [shippedSources(), { rules: null, lists: [], policies: own }];
  const { library, known } = readLibrary(folders, report);
  const files = {
    folder: ".",
    list: (folder: string) => (folder === "" ? ["network.yaml"] : null),
    read: (path: string) => (path === "network.yaml" ? text : null),
    locate: () => null,
  };
  const { declaration, whole } = readDeclaration(files, known, report);
  const input = {
    declaration,
    library,
    registry: new Map(),
    platforms: platformFacts,
    baseFiles: new Map(),
    mayLack: "any" as const,
  };
  const plans = whole ? compile(input, report) : null;
  for (const plan of plans ?? []) reportLimits(plan, report);
  return { plan: plans?.[0], errors: found.all.filter(({ severity }) => severity === "error") };
}

const summary = (errors: readonly Diagnostic[]) => errors.map((d) => [d.code, d.message, d.hint]);

test("a network on a fifth platform is declared, compiled, rendered, read back and proven", () => {
  const { plan, errors } = planned(
    network("fifth", ", enforce_first_as: false, keep_routes: false"),
  );
  expect(summary(errors)).toEqual([]);
  const text = readFileSync("test/platforms/fifth/templates/main.hbs", "utf8");
  const raw = platforms[FIFTH].render(plan!, new Map([["main", text]]));
  expect(raw).toContain("neighbor 203.0.113.1 as 13335 family ipv4 from 203.0.113.0 at most 250");
  expect(raw).toContain("import reject 0.0.0.0/0\nimport accept\n");
  const problems = (file: string) => {
    const found = new Diagnostics();
    const proof = verifyFile(plan!, { path: "r.conf", raw: file }, "file", found.report);
    return [proof?.filters, found.all.map(({ code }) => code)];
  };
  expect(problems(raw)).toEqual([2, []]);
  expect(problems(raw.replace("import reject", "import accept"))).toEqual([
    undefined,
    ["filter-differs"],
  ]);
});

test("what it does not support is refused with the platforms that do, and it is named among them", () => {
  const { errors } = planned(
    network("fifth", ", bfd: true, enforce_first_as: false, keep_routes: false"),
  );
  expect(summary(errors)).toEqual([
    [
      "unsupported-construct",
      "router r: Fifth 1.5 cannot express BFD on PEERC_AS13335_XE_0_V4: nobody asked for it",
      "platforms that can: BIRD",
    ],
  ]);
  const longer = POLICY.replace(
    "use: reject-default-route",
    "{ name: long, when: { as_path_length: { over: 50 } }, then: { reject: long } }",
  );
  const [waiver] = planned(
    network("fifth", ", enforce_first_as: false, keep_routes: false"),
    longer,
  ).errors;
  expect(waiver?.code).toBe("waiver-needed");
  expect(waiver?.hint).toContain("platforms that can: BIRD, Fifth from 2");
});

test("its own limits apply, and an unknown name is refused with the known ones", () => {
  const many = POLICY.replace("ipv4: 250", "ipv4: 1001");
  const { errors } = planned(
    network("fifth", ", enforce_first_as: false, keep_routes: false"),
    many,
  );
  expect(errors.map(({ message }) => message)).toEqual([
    expect.stringContaining("is 1001, but Fifth accepts at most 1000"),
  ]);
  const [unknown] = planned(network("sixth")).errors;
  expect(`${unknown?.message} ${unknown?.hint}`).toContain("fifth");
});
