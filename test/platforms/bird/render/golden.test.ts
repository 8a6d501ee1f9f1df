import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../../src/diagnostics/index.ts";
import { bird } from "../../../../src/platforms/bird/index.ts";
import { reportLimits } from "../../../../src/platforms/report-limits.ts";
import type { RunTool } from "../../../../src/platforms/platform.ts";
import { expectGolden } from "../../../fixtures/expect-golden.ts";
import { onLink } from "../../../fixtures/on-link.ts";
import { overIPv6 } from "../../../fixtures/over-ipv6.ts";
import { routerPlan } from "../../../fixtures/plan.ts";
import { loadTemplates } from "../../../fixtures/templates.ts";
import { runTool } from "../../../fixtures/run-tool.ts";
import { birdInstalled, installedVersion } from "../installed.ts";

const templates = loadTemplates("bird");
const installed = birdInstalled();

const made: string[] = [];
function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "peerc-bird-"));
  made.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

describe.each([
  ["2.0.12", [2, 0, 12]],
  ["2.18", [2, 18]],
  ["3.2", [3, 2]],
] as const)("the fixture's router on BIRD %s", (name, version) => {
  const plan = routerPlan("bird", version);
  const text = bird.render(plan, templates);

  test("renders to the golden file", () => {
    expectGolden(`bird/gru1-${name}.conf`, text);
  });

  test("is the same bytes a second time", () => {
    expect(bird.render(routerPlan("bird", version), templates)).toBe(text);
  });

  test("is nothing that BIRD cannot express", () => {
    const diagnostics = new Diagnostics();
    reportLimits(plan, diagnostics.report);
    expect(diagnostics.all.filter((d) => d.severity === "error")).toEqual([]);
  });

  test("defines only names of ours, and each once", () => {
    const names = [
      ...text.matchAll(/^(?:define|filter|function|roa[46] table|protocol \w+) (\w+)/gm),
    ].map((match) => match[1] ?? "");
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((n) => !n.startsWith("PEERC_"))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("bird -p", () => {
  const plan = routerPlan("bird", bird.defaultVersion);
  const text = bird.render(plan, templates);

  (installed ? test : test.skip)("accepts the golden file", async () => {
    expect(await bird.check(plan, text, runTool, scratch())).toEqual({
      kind: "ok",
      tool: "bird -p",
    });
  });

  (installed ? test : test.skip)("accepts IPv4 routes over an IPv6 session", async () => {
    const other = overIPv6("bird", bird.defaultVersion);
    const rendered = bird.render(other, templates);
    expect(rendered).toContain("  ipv4 {\n    extended next hop on;\n");
    expect(rendered).toContain("bgp_next_hop = 2804:54c0:1::1;");
    expect((await bird.check(other, rendered, runTool, scratch())).kind).toBe("ok");
  });

  (installed ? test : test.skip)("accepts a link-local neighbor", async () => {
    const other = onLink("bird", bird.defaultVersion);
    const rendered = bird.render(other, templates);
    expect(rendered).toContain('  neighbor fe80::2 as 13335;\n  interface "eth1.100";\n');
    expect(rendered).toContain("if !(gw = fe80::2) then reject;");
    expect((await bird.check(other, rendered, runTool, scratch())).kind).toBe("ok");
  });

  (installed ? test : test.skip)("has no word to say on a file for its own version", async () => {
    const own = routerPlan("bird", installedVersion());
    const output: string[] = [];
    const listen: RunTool = async (...call) => {
      const result = await runTool(...call);
      const [, args] = call;
      if (args[0] === "-p") output.push(`${result?.stdout}${result?.stderr}`.trim());
      return result;
    };
    const result = await bird.check(own, bird.render(own, templates), listen, scratch());
    expect(result.kind).toBe("ok");
    expect(output).toEqual([""]);
  });

  (installed ? test : test.skip)("refuses a faulty file, with the place", async () => {
    const result = await bird.check(plan, `${text}\nfilter X {`, runTool, scratch());
    expect(result.kind).toBe("failed");
    expect(result.kind === "failed" && result.output).toContain("syntax error");
  });

  test("is unavailable where BIRD is not installed", async () => {
    const result = await bird.check(plan, text, () => Promise.resolve(null), scratch());
    expect(result).toEqual({ kind: "unavailable", tool: "bird -p" });
  });

  test("lets warnings pass, and trusts the output more than the exit code", async () => {
    const ending = (exitCode: number, stderr: string) => () =>
      Promise.resolve({ exitCode, stdout: "", stderr });
    const of = async (exitCode: number, stderr: string) =>
      (await bird.check(plan, text, ending(exitCode, stderr), scratch())).kind;
    expect(await of(0, "bird: bird.conf: deprecated, use x.prepend(y)")).toBe("ok");
    expect(await of(0, "bird: bird.conf:1:1 syntax error")).toBe("failed");
    expect(await of(1, "")).toBe("failed");
  });
});
