import { describe, expect, test } from "@jest/globals";

import { platforms, type LoadCommands } from "../../src/platforms/index.ts";
import type { PlatformName, RouterPlan, SessionPlan } from "../../src/model/index.ts";
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

/** A plan whose sessions have this password, or null: no secret at all. */
function withPassword(plan: RouterPlan, password: SessionPlan["options"]["password"]): RouterPlan {
  const secret = (session: SessionPlan): SessionPlan => ({
    ...session,
    options: { ...session.options, tcpAo: null, password },
  });
  const peers = plan.peers.map((peer) => ({ ...peer, sessions: peer.sessions.map(secret) }));
  return { ...plan, peers };
}

/** The commands of a header, in its order, by the list that they are in; `...` for those that it leaves out. */
function commandsIn(header: string): readonly (readonly [list: string, command: string])[] {
  const from = header
    .split("\n")
    .slice(header.split("\n").findIndex((l) => / prepare {2}/.test(l)));
  let list = "";
  return from.flatMap((line) => {
    const [, name = "", text = ""] = /^[#!]+ (\w+ {2,}| {9})(\S.*)$/.exec(line) ?? [];
    if (text === "") return [];
    list = name.trim() || list;
    return [[list, text.replace(/ {2,}.*/, "")] as const];
  });
}

const LISTS = [
  ...["prepare", "check", "load", "fetch", "verify", "confirm", "back", "restore"],
] as readonly (keyof LoadCommands)[];

describe.each(NAMES)("the header of a %s file", (platform) => {
  test("names the rules that the router waives, and none where it waives none", () => {
    const waived = ["reject-as-set", "reject-bogon-asn"];
    expect(headerOf({ ...planOf(platform), waived })).toContain(
      "The router does without reject-as-set, reject-bogon-asn: ",
    );
    expect(headerOf({ ...planOf(platform), waived: [] })).not.toContain("does without");
  });

  test.each<[readonly string[]]>([[[]], [["BGP_X"]]])(
    "shows the commands of a load, with the variables %j",
    (variables) => {
      const { operations } = platforms[platform];
      const [env] = variables;
      const plan = withPassword(planOf(platform), env === undefined ? null : { env });
      const commands = operations.commands({
        ...{ router: plan.name, file: "FILE", variables, timer: 300, isNew: false },
        settings: new Map(operations.settings.map((one) => [one.name, one.default])),
      });
      const shown = commandsIn(headerOf(plan));
      const all = LISTS.flatMap((list) => commands[list].map(({ run }) => [list, run] as const));
      expect(shown.map(([list]) => list)).toEqual(all.map(([list]) => list));
      const differing = all.filter(([, run], at) => shown[at]?.[1] !== run);
      expect(differing.every(([, run]) => run.includes("$") || run.length > 110)).toBe(true);
      expect(shown.filter(([, text]) => text === "...")).toHaveLength(differing.length);
    },
  );

  test("has nothing that envsubst would replace, which would put secrets into it", () => {
    const header = headerOf(withPassword(planOf(platform), { env: "BGP_X" }));
    expect(header).toMatch(/secrets:? +BGP_X\b/i);
    expect(header).not.toContain("$");
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
