import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import type {
  GracefulRestart,
  PlatformName,
  ReadForm,
  RouterPlan,
} from "../../../src/model/index.ts";
import { verifyFile } from "../../../src/verify/index.ts";
import { smallPlan } from "../../fixtures/small-plan.ts";
import { loadTemplates } from "../../fixtures/templates.ts";

type Declared = GracefulRestart | null;

const ALL: readonly Declared[] = [null, "helper", "full", "off"];

const VERSIONS = { junos: [22, 4], iosxr: [25, 1], bird: [2, 0, 12], frr: [8, 4] } as const;

function plan(platform: PlatformName, gracefulRestart: Declared): RouterPlan {
  return smallPlan(platform, VERSIONS[platform], { options: { gracefulRestart } });
}

function render(platform: PlatformName, declared: Declared): string {
  return platforms[platform].render(plan(platform, declared), loadTemplates(platform));
}

/**
 * The messages about graceful restart, or about lines that are not understood, for a text as the file of a plan that
 * declares this.
 */
function findingsOf(platform: PlatformName, text: string, form: ReadForm, declared: Declared) {
  const found = new Diagnostics();
  verifyFile(plan(platform, declared), { path: "x", raw: text }, form, found.report);
  return found.all
    .filter(({ code, message }) => code === "not-understood" || message.includes("graceful"))
    .map(({ message }) => message);
}

/** All declarations that a text is proven for. */
function provenFor(platform: PlatformName, text: string, form: ReadForm): readonly Declared[] {
  return ALL.filter((declared) => findingsOf(platform, text, form, declared).length === 0);
}

describe("a file is proven against the plan it was rendered from, and against an equivalent one", () => {
  test.each<[PlatformName, Declared, readonly Declared[]]>([
    ...(["bird", "frr"] as const).flatMap((platform): [PlatformName, Declared, Declared[]][] => [
      [platform, null, [null, "helper"]],
      [platform, "helper", [null, "helper"]],
      [platform, "full", ["full"]],
      [platform, "off", ["off"]],
    ]),
    ["iosxr", null, [null]],
    ["iosxr", "helper", ["helper"]],
    ["iosxr", "full", ["full"]],
    ["iosxr", "off", [null, "off"]],
    // Whether a session that helps does more is said for the router, which a file to load does not show.
    ["junos", null, [null, "helper", "full"]],
    ["junos", "helper", [null, "helper", "full"]],
    ["junos", "full", [null, "helper", "full"]],
    ["junos", "off", ["off"]],
  ])("%s: %j", (platform, declared, proven) => {
    expect(provenFor(platform, render(platform, declared), "file")).toEqual(proven);
  });
});

describe("what the router sets for all sessions", () => {
  const after = (text: string, line: string, more: string) => {
    expect(text).toContain(line);
    return text.replace(line, `${line}${more}`);
  };
  const frr = (declared: Declared, more: string) =>
    after(render("frr", declared), "router bgp 52580\n", more);

  test.each<[string, readonly Declared[]]>([
    ["", [null, "helper"]],
    [" bgp graceful-restart\n", ["full"]],
    [" bgp graceful-restart\n bgp graceful-restart restart-time 60\n", ["full"]],
    [" bgp graceful-restart restart-time 60\n", [null, "helper"]],
    [" bgp graceful-restart-disable\n", ["off"]],
    [" bgp graceful-restart\n bgp graceful-restart-disable\n", ["off"]],
    [" bgp graceful-restart\n no bgp graceful-restart\n", [null, "helper"]],
    [" bgp graceful-restart\n no bgp graceful-restart-disable\n", ["full"]],
    [" bgp graceful-restart-disable\n no bgp graceful-restart-disable\n", [null, "helper"]],
    [" bgp graceful-restart x\n", []],
    [" bgp long-lived-graceful-restart stale-time 60\n", []],
  ])("FRR: %j", (more, proven) => {
    expect(provenFor("frr", frr(null, more), "running")).toEqual(proven);
  });

  test("FRR: a session's own setting applies", () => {
    for (const more of [" bgp graceful-restart\n", " bgp graceful-restart-disable\n"]) {
      expect(provenFor("frr", frr("helper", more), "running")).toEqual([null, "helper"]);
      expect(provenFor("frr", frr("full", more), "running")).toEqual(["full"]);
      expect(provenFor("frr", frr("off", more), "running")).toEqual(["off"]);
    }
  });

  const iosxr = (declared: Declared, more: string) =>
    after(render("iosxr", declared), "router bgp 52580\n", more);
  const routerWide = "  bgp graceful-restart\n";

  test("IOS-XR", () => {
    expect(provenFor("iosxr", iosxr(null, ""), "running")).toEqual([null, "off"]);
    expect(provenFor("iosxr", iosxr(null, routerWide), "running")).toEqual(["full"]);
    const times = "  bgp graceful-restart restart-time 60\n";
    expect(provenFor("iosxr", iosxr(null, times), "running")).toEqual([null, "off"]);
    expect(provenFor("iosxr", iosxr("off", routerWide), "running")).toEqual([null, "off"]);
    expect(provenFor("iosxr", iosxr("helper", routerWide), "running")).toEqual(["helper"]);
    expect(provenFor("iosxr", iosxr("full", routerWide), "running")).toEqual(["full"]);
  });

  const junos = (declared: Declared, options: string, bgp = "") =>
    `system { host-name gru1; }
routing-options { router-id 179.191.160.1; autonomous-system 52580; ${options} }
${bgp === "" ? "" : `protocols { bgp { ${bgp} } }`}
${render("junos", declared)}`;
  const disabled = "graceful-restart { disable; }";

  test.each<[options: string, bgp: string, readonly Declared[]]>([
    ["", "", [null, "helper"]],
    ["graceful-restart;", "", ["full"]],
    ["graceful-restart { restart-duration 300; }", "", ["full"]],
    [disabled, "", []],
    ["graceful-restart { notify-duration 300; }", "", []],
    ["", "graceful-restart;", [null, "helper"]],
    ["graceful-restart;", "graceful-restart;", ["full"]],
    ["", disabled, ["off"]],
    ["graceful-restart;", disabled, ["off"]],
    ["", "graceful-restart { restart-time 60; }", []],
  ])("Junos: %j, BGP %j", (options, bgp, proven) => {
    expect(provenFor("junos", junos(null, options, bgp), "running")).toEqual(proven);
  });

  test("Junos: a session without it has none, whatever the router does", () => {
    expect(provenFor("junos", junos("off", "graceful-restart;"), "running")).toEqual(["off"]);
    // Whether a level inside of another one adds to it is not documented.
    expect(provenFor("junos", junos("off", "", disabled), "running")).toEqual([]);
  });
});

describe("IOS-XR: two settings of one neighbor", () => {
  const swapped = (text: string, lines: readonly [string, string]) => {
    const [one, other] = lines.map((line) => `  ${line}\n`);
    expect(text).toContain(`${one}${other}`);
    return text.replace(`${one}${other}`, `${other}${one}`);
  };

  test("that contradict each other, or of which one may take the other back, are not understood", () => {
    const helper = render("iosxr", "helper");
    const order = ["no graceful-restart", "graceful-restart helper-only"] as const;
    expect(provenFor("iosxr", swapped(helper, order), "file")).toEqual([]);
    const both = helper.replace("  no graceful-restart\n", "  graceful-restart disable\n");
    expect(provenFor("iosxr", both, "file")).toEqual([]);
  });

  test("are both printed from the version on that has both", () => {
    const text = render("iosxr", "full").replace("  no graceful-restart helper-only\n", "");
    expect(provenFor("iosxr", text, "file")).toEqual([]);
    expect(provenFor("iosxr", text, "running")).toEqual(["full"]);
  });
});

test("BIRD: the last statement counts, and what else it has is not understood", () => {
  const text = render("bird", "off");
  const line = "  graceful restart off;\n";
  const withLines = (more: string) => provenFor("bird", text.replace(line, more), "file");
  expect(withLines(`${line}  graceful restart;\n`)).toEqual(["full"]);
  expect(withLines("  graceful restart yes;\n")).toEqual(["full"]);
  expect(withLines("  graceful restart no;\n")).toEqual(["off"]);
  expect(withLines("  graceful restart on;\n  graceful restart aware;\n")).toEqual([
    null,
    "helper",
  ]);
  expect(withLines("  graceful restart time 60;\n")).toEqual([]);
  expect(withLines("  long lived graceful restart on;\n")).toEqual([]);
});

test("a difference is described in words", () => {
  expect(findingsOf("bird", render("bird", "full"), "file", null)).toEqual([
    expect.stringContaining(
      "graceful restart is declared as what the platform does by itself; this file says full",
    ),
  ]);
  expect(findingsOf("junos", render("junos", null), "file", "off")).toEqual([
    expect.stringContaining("graceful restart is declared as off; this file says helper or full"),
  ]);
  expect(findingsOf("iosxr", render("iosxr", null), "file", "off")).toEqual([
    expect.stringContaining("this file says what the platform does by itself"),
  ]);
});
