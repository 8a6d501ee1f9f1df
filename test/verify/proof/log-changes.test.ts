import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { platforms, reportLimits } from "../../../src/platforms/index.ts";
import type { PlatformName, ReadForm, RouterPlan, Version } from "../../../src/model/index.ts";
import { routerPlan } from "../../fixtures/plan.ts";
import { loadTemplates } from "../../fixtures/templates.ts";
import { junosPlan, mapSessions } from "../../platforms/junos/junos-plan.ts";
import { findings } from "../mutation/findings.ts";

type Declared = boolean | null;

/** A router of a platform, all of whose sessions say the same of their log; `null`: nothing. */
function declared(platform: PlatformName, log: Declared, version?: Version): RouterPlan {
  const plan =
    platform === "junos"
      ? junosPlan(version)
      : routerPlan(platform, version ?? platforms[platform].defaultVersion);
  return mapSessions(plan, (session) => ({
    ...session,
    options: { ...session.options, logChanges: log },
  }));
}

function render(plan: RouterPlan): string {
  return platforms[plan.platform].render(plan, loadTemplates(plan.platform));
}

/** What is said of the log, each once: `on, and the file says off`. */
function about(plan: RouterPlan, text: string, form: ReadForm = "file"): readonly string[] {
  const texts = findings(plan, text, form).flatMap(
    (found) => /logging of changes is declared as (.*); this file says (.*)/.exec(found) ?? [],
  );
  return [...new Set(texts.filter((_, i) => i % 3 > 0))];
}

/** Lines that say it, on a router as a whole or of a session; null: by leaving something out. */
const WORDS: Readonly<Record<PlatformName, Readonly<Record<"on" | "off", RegExp | null>>>> = {
  junos: { on: /^ +log-updown;$/m, off: null },
  iosxr: {
    on: /^ no bgp log neighbor changes disable\n[^]*\n {2}no log neighbor changes disable$/m,
    off: /^ {2}log neighbor changes disable$/m,
  },
  bird: { on: /^ {2}debug \{ states \};$/m, off: /^ {2}debug off;$/m },
  frr: { on: /^ bgp log-neighbor-changes$/m, off: null },
};
const ANY = /log-updown|log neighbor changes|^ {2}debug|(?<=^ )(?:no )?bgp log-neighbor-changes/m;

describe.each<PlatformName>(["junos", "iosxr", "bird", "frr"])(
  "the log of sessions, %s",
  (name) => {
    const files = {
      on: render(declared(name, true)),
      off: render(declared(name, false)),
      unset: render(declared(name, null)),
    };

    test("is printed as declared, and proven", () => {
      for (const [setting, log] of [
        ["on", true],
        ["off", false],
      ] as const) {
        expect(findings(declared(name, log), files[setting])).toEqual([]);
        const words = WORDS[name][setting];
        if (words) expect(files[setting]).toMatch(words);
        else expect(files[setting]).not.toMatch(ANY);
      }
    });

    test("is left alone where nothing is declared, but for FRR, whose files had it before", () => {
      if (name === "frr") expect(files.unset).toBe(files.on);
      else expect(files.unset).not.toMatch(ANY);
      for (const text of Object.values(files)) {
        expect(findings(declared(name, null), text)).toEqual([]);
      }
    });

    test("is a difference where it is not as declared", () => {
      expect(about(declared(name, true), files.off)).toEqual(["on", "off"]);
      expect(about(declared(name, false), files.on)).toEqual(["off", "on"]);
      const left: Readonly<Record<PlatformName, readonly (readonly string[])[]>> = {
        // A group's statements are all that ours say, and FRR's file is the whole configuration.
        junos: [["on", "off"], []],
        frr: [[], ["off", "on"]],
        // What these leave unsaid stays as the router has it.
        iosxr: [
          ["on", "what the platform does by itself"],
          ["off", "what the platform does by itself"],
        ],
        bird: [
          ["on", "what the platform does by itself"],
          ["off", "what the platform does by itself"],
        ],
      };
      expect([true, false].map((log) => about(declared(name, log), files.unset))).toEqual(
        left[name],
      );
    });
  },
);

describe("what a running configuration sets elsewhere about the log", () => {
  const unset = (name: PlatformName) => render(declared(name, null));
  const differences = (name: PlatformName, text: string, form: ReadForm = "running") =>
    [true, false].map((log) => about(declared(name, log), text, form).join(" but "));
  const logged = ["", "off but on"];
  const silent = ["on but off", ""];

  test("on Junos, a level outside of the neighbor", () => {
    const text = unset("junos");
    expect(differences("junos", text)).toEqual(silent);
    expect(differences("junos", text.replaceAll(/bgp \{\n/g, "bgp { log-updown;\n"))).toEqual(
      logged,
    );
    const groups = text.replaceAll("type external;", "type external; log-updown;");
    expect(differences("junos", groups)).toEqual(logged);
  });

  test("on IOS-XR, all neighbors at once, and none that it leaves out", () => {
    const text = unset("iosxr");
    const all = (line: string) => text.replace(/^ bgp router-id .*\n/m, `$&${line}\n`);
    expect(differences("iosxr", text)).toEqual(logged);
    expect(differences("iosxr", all(" bgp log neighbor changes disable"))).toEqual(silent);
    expect(differences("iosxr", all(" bgp log neighbor changes detail"))).toEqual(logged);
    expect(differences("iosxr", all(" bgp log message disable"))).toEqual(logged);
    const one = text.replaceAll(/^ {2}remote-as .*\n/gm, "$&  log neighbor changes disable\n");
    expect(differences("iosxr", one)).toEqual(silent);
  });

  test("on BIRD, `debug protocols` before what is ours, and what ours is made from", () => {
    const text = `router id 192.0.2.1;\nprotocol device { }\nprotocol bfd { }\n${unset("bird")}`;
    const before = (line: string) => `${line}\n${text}`;
    expect(differences("bird", text)).toEqual(silent);
    expect(differences("bird", before("debug protocols all"))).toEqual(logged);
    expect(differences("bird", before("debug protocols { events, states };"))).toEqual(logged);
    expect(differences("bird", before("debug protocols { events }"))).toEqual(silent);
    expect(differences("bird", before("debug protocols all; debug protocols off"))).toEqual(silent);
    expect(differences("bird", before("debug channels all; debug commands 2"))).toEqual(silent);
    // A statement after a protocol does not belong to it.
    expect(differences("bird", `${text}\ndebug protocols all;`)).toEqual(silent);
    const made = (head: string) =>
      `${head}\n${text.replaceAll(/^(protocol bgp PEERC_\w+)/gm, "$1 from T")}`;
    expect(differences("bird", made("template bgp T { debug { states }; }"))).toEqual(logged);
    expect(
      differences("bird", made("debug protocols all; template bgp T { } debug protocols off;")),
    ).toEqual(logged);
    expect(
      differences(
        "bird",
        made("template bgp T { debug all; }").replaceAll(" local ", " debug off; local "),
      ),
    ).toEqual(silent);
    for (const wrong of ["{ }", "{ states events }", "{ all }", '{ "states" }', "on"]) {
      const found = findings(declared("bird", null), before(`debug protocols ${wrong};`));
      expect([wrong, found.length > 0]).toEqual([wrong, true]);
    }
  });

  test("on FRR, the profile", () => {
    const text = unset("frr").replace(/^ bgp log-neighbor-changes\n/m, "");
    expect(differences("frr", text)).toEqual(silent);
    const datacenter = text.replace("frr defaults traditional", "frr defaults datacenter");
    expect(differences("frr", datacenter)).toEqual(logged);
    const off = datacenter.replace(/^ bgp router-id .*\n/m, "$& no bgp log-neighbor-changes\n");
    expect(differences("frr", off)).toEqual(silent);
  });
});

describe("a platform that has one log for all neighbors", () => {
  const some = (plan: RouterPlan, log: Declared, others: Declared): RouterPlan =>
    mapSessions(plan, (session) => ({
      ...session,
      options: { ...session.options, logChanges: session.family === "ipv4" ? log : others },
    }));
  const errors = (plan: RouterPlan) => {
    const found = new Diagnostics();
    reportLimits(plan, found.report);
    return found.all.filter(({ severity }) => severity === "error").map(({ message }) => message);
  };

  test.each<[PlatformName, Version]>([
    ["frr", [8, 4]],
    ["iosxr", [7, 8]],
  ])("cannot leave some of them out: %s %j", (name, version) => {
    const plan = declared(name, null, version);
    for (const others of [null, true]) {
      const found = errors(some(plan, false, others));
      expect(found).toHaveLength(3);
      expect(found[0]).toMatch(
        /cannot express a session that does not log its changes beside others that do \(PEERC_\w+\)/,
      );
    }
    for (const others of [true, false, null])
      expect(errors(some(plan, others, others))).toEqual([]);
    expect(errors(some(plan, true, null))).toEqual([]);
  });

  test("from 7.9 on IOS-XR sets it for each session", () => {
    const plan = some(declared("iosxr", null, [7, 9]), false, true);
    expect(errors(plan)).toEqual([]);
    const text = render(plan);
    expect(text).toMatch(/^ no bgp log neighbor changes disable$/m);
    expect(text).toMatch(/^ {2}no log neighbor changes disable$/m);
    expect(text).toMatch(/^ {2}log neighbor changes disable$/m);
    expect(findings(plan, text)).toEqual([]);
  });

  test("before 7.9 IOS-XR sets it for the router", () => {
    for (const [log, line] of [
      [true, " no bgp log neighbor changes disable"],
      [false, " bgp log neighbor changes disable"],
    ] as const) {
      const plan = declared("iosxr", log, [7, 8]);
      const text = render(plan);
      expect(text.match(/^.*log neighbor changes.*$/gm)).toEqual([line]);
      expect(findings(plan, text)).toEqual([]);
      expect(about(plan, text.replace(`${line}\n`, ""))).toEqual([
        log ? "on" : "off",
        "what the platform does by itself",
      ]);
    }
  });

  test("FRR's base file has nothing else", () => {
    const plan = declared("frr", true);
    const based = (log: Declared, line: string) =>
      errors({
        ...some(plan, log, log),
        base: { path: "base.conf", raw: `router bgp ${plan.asn}\n ${line}\nexit\n` },
      });
    expect(based(true, "bgp log-neighbor-changes")).toEqual([]);
    expect(based(null, "no bgp log-neighbor-changes")).toEqual([]);
    expect(based(false, "bgp log-neighbor-changes")).toEqual([
      expect.stringContaining("log_changes: false"),
    ]);
    expect(based(true, "no bgp log-neighbor-changes")).toEqual([
      expect.stringContaining("log_changes: true"),
    ]);
  });
});
