import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";

import * as files from "../../../src/cli/package-files.ts";
import type { PlatformName } from "../../../src/model/index.ts";

/** What somebody puts before all rules, to accept a customer's private range just for tonight. */
const EXCEPTION: Readonly<Record<PlatformName, readonly [behind: string, text: string]>> = {
  junos: [
    "policy-statement {{name}} {\n",
    "    term tonight { from { route-filter 10.8.0.0/16 orlonger; } then accept; }\n",
  ],
  iosxr: [
    "route-policy {{name}}\n",
    "  if destination in (10.8.0.0/16 le 32) then\n    done\n  endif\n",
  ],
  bird: ["filter {{name}} {\n", "  if net ~ [ 10.8.0.0/16+ ] then accept;\n"],
  frr: [
    "{{#each entries}}\n",
    "{{#if @first}}\nroute-map {{map}} permit 1\n match ip address prefix-list PEERC_BOGON_PREFIXES_V4\nexit\n{{/if}}\n",
  ],
};

jest.unstable_mockModule("../../../src/cli/package-files.ts", () => ({
  ...files,
  readTemplates: (platform: PlatformName) => {
    const templates = new Map(files.readTemplates(platform));
    const [behind, text] = EXCEPTION[platform];
    templates.set("policy", (templates.get("policy") ?? "").replace(behind, `${behind}${text}`));
    return templates;
  },
}));

const { captured } = await import("../captured.ts");

let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-edited-"));
  cpSync("examples/azion", join(root, "azion"), { recursive: true });
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("an accept put above the rules in the templates", () => {
  test("fails the build, which names the route and the reason, and writes nothing", async () => {
    const rendered = ["for1", "gig1", "gru1", "mia1"].map((r) =>
      join(root, `azion/rendered/${r}.conf`),
    );
    const before = rendered.map((path) => readFileSync(path, "utf8"));
    const { code, stderr } = await captured(root, "build", "azion", "--no-native-check");
    expect(code).toBe(1);
    const first = rendered.map(
      (path) => stderr.split("\n").find((line) => line.includes(path.slice(root.length + 1))) ?? "",
    );
    expect(first.map((line) => line.replace(/^.*filter-differs\]: /, ""))).toEqual([
      "AS4230 at enp4s0f0, IPv4 (PEERC_AS4230_ENP4S0F0_V4), import: for the route 10.8.0.0/25, AS_PATH 4230, " +
        "next hop 179.191.175.135, RPKI not-found: the policy says reject (prefix-too-long); this file says accept",
      // FRR's template accepts what is in a list, all bogons: these are the first of them.
      "AS714 at ix-br-rj, IPv4 (PEERC_AS714_IX_BR_RJ_V4), import: for the route 0.0.0.0/25, AS_PATH 714, " +
        "next hop 45.6.53.14, RPKI not-found: the policy says reject (prefix-too-long); this file says accept",
      "AS714 at ix-br-sp, IPv4 (PEERC_AS714_IX_BR_SP_V4), import: for the route 10.8.0.0/25, AS_PATH 714, " +
        "next hop 187.16.218.71, RPKI not-found: the policy says reject (prefix-too-long); this file says accept",
      "AS1299 at HundredGigE0/0/0/0, IPv4 (PEERC_AS1299_HUNDREDGIGE0_0_0_0_V4), import: for the route 10.8.0.0/25, " +
        "AS_PATH 1299, next hop 62.115.40.128, RPKI not-found: the policy says reject (prefix-too-long); this file says accept",
    ]);
    expect(stderr).toMatch(/^ +if net ~ \[ 10\.8\.0\.0\/16\+ \] then accept;\n +\^+$/m);
    expect(stderr).toContain(
      "azion-peering.yaml:21:5: the policy decides in reject-prefix-too-long",
    );
    expect(rendered.map((path) => readFileSync(path, "utf8"))).toEqual(before);
  });
});
