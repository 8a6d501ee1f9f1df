import { describe, expect, test } from "@jest/globals";

import { platforms } from "../../src/platforms/index.ts";
import type { PlatformName, RouterPlan } from "../../src/model/index.ts";
import { routerPlan } from "../fixtures/plan.ts";
import { loadTemplates } from "../fixtures/templates.ts";
import { junosPlan } from "./junos/junos-plan.ts";

const NAMES: readonly PlatformName[] = ["junos", "iosxr", "bird", "frr"];

function planOf(platform: PlatformName): RouterPlan {
  const version = platforms[platform].defaultVersion;
  return platform === "junos" ? junosPlan(version) : routerPlan(platform, version);
}

/** The comment at the top of a plan's file. */
function headerOf(plan: RouterPlan): string {
  const text = platforms[plan.platform].render(plan, loadTemplates(plan.platform));
  const lines = text.split("\n");
  const rest = lines.findIndex((line, at) => at > 0 && !/^(?:#|!|$)/.test(line));
  return lines.slice(0, rest).join("\n");
}

describe.each(NAMES)("the header of a %s file", (platform) => {
  test("names the rules that the router waives, and none where it waives none", () => {
    const waived = ["reject-as-set", "reject-bogon-asn"];
    expect(headerOf({ ...planOf(platform), waived })).toContain(
      "The router does without reject-as-set, reject-bogon-asn: ",
    );
    expect(headerOf({ ...planOf(platform), waived: [] })).not.toContain("does without");
  });

  test("mentions our own routes only where a session announces any", () => {
    const plan = planOf(platform);
    const peers = plan.peers.map((peer) => ({
      ...peer,
      sessions: peer.sessions.map((session) => ({
        ...session,
        export: {
          ...session.export,
          terms: session.export.terms.filter((term) => term.verdict.kind !== "accept"),
        },
      })),
    }));
    const ours = /(?:with|for|:) the routes of our own/;
    const files = { ...plan, base: { path: "base.conf", raw: "" } };
    expect(headerOf(platform === "frr" ? files : plan)).toMatch(ours);
    expect(headerOf(platform === "frr" ? { ...files, peers } : { ...plan, peers })).not.toMatch(
      ours,
    );
  });
});

test.each(["junos", "iosxr"] as const)(
  "a %s file asks for the key chains that it names",
  (platform) => {
    const plan = planOf(platform);
    const [first, ...rest] = plan.peers;
    if (first === undefined) throw new Error("the fixture has no peers");
    const sessions = first.sessions.map((session) => ({
      ...session,
      options: { ...session.options, tcpAo: { kind: "keychain" as const, name: "PEERS-2026" } },
    }));
    expect(headerOf(plan)).not.toContain("PEERS-2026");
    expect(headerOf({ ...plan, peers: [{ ...first, sessions }, ...rest] })).toMatch(
      /key.?chain.* PEERS-2026/,
    );
  },
);
