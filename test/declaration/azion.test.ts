import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "@jest/globals";

import { compile, objectsOf } from "../../src/compile/index.ts";
import { loadDeclaration, type DeclarationFiles } from "../../src/declaration/index.ts";
import { Diagnostics, formatText } from "../../src/diagnostics/index.ts";
import { expandNative } from "../../src/irr/index.ts";
import {
  FAMILIES,
  formatObjectName,
  maxLength,
  type RegisteredObject,
} from "../../src/net/index.ts";
import { policyNames, loadPolicies } from "../../src/policy/index.ts";
import { PLATFORMS, type Relation } from "../../src/model/index.ts";
import { SOME_FACTS } from "../fixtures/network.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A folder on disk; the examples have no links. */
function folder(path: string): DeclarationFiles {
  return {
    folder: path,
    list: (name) => {
      const full = `${ROOT}${path}/${name}`;
      return statSync(full, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(full) : null;
    },
    read: (name) => readFileSync(`${ROOT}${path}/${name}`, "utf8"),
  };
}

function policySources() {
  const files = folder("policies");
  const source = (path: string) => ({ path: `policies/${path}`, text: files.read(path) ?? "" });
  const yaml = (name: string) =>
    (files.list(name) ?? []).filter((path) => path.endsWith(".yaml")).sort();
  return {
    rules: source("rules.yaml"),
    lists: yaml("lists").map((path) => source(`lists/${path}`)),
    policies: yaml("")
      .filter((path) => path !== "rules.yaml")
      .map(source),
  };
}

const diagnostics = new Diagnostics();
const library = loadPolicies([policySources()], diagnostics.report);
const files = folder("examples/azion");
const declaration = loadDeclaration(files, library && policyNames(library), diagnostics.report);
if (!library || !declaration) throw new Error(formatText(diagnostics.all));

/** The registry data of the example, expanded from its dumps. */
async function expandAll() {
  const found = new Diagnostics();
  const wanted = [...objectsOf(declaration!).values()].map(({ object, span }) => ({
    name: object,
    span,
  }));
  const dumps = declaration!.irr.dumps.map(({ value }) => ({
    path: `${ROOT}examples/azion/${value}`,
  }));
  const { sources } = declaration!.irr;
  const expansions = await expandNative(wanted, { dumps, sources }, found.report);
  const registry = new Map<string, RegisteredObject>(
    (expansions ?? []).map(({ object }) => [object.name, object]),
  );
  return { registry, found };
}

describe("examples/azion", () => {
  test("is declared without an error or a warning", () => {
    expect(formatText(diagnostics.all)).toBe("");
  });

  test("shows every platform, every relation, and both kinds of settlement", () => {
    const { routers, peers, exchanges } = declaration;
    expect(new Set(routers.map((r) => r.platform))).toEqual(new Set(PLATFORMS));
    expect(new Set<Relation>(peers.map((p) => p.relation)).size).toBe(5);
    expect(new Set(peers.map((p) => p.settlement)).size).toBe(2);
    expect(peers.length).toBeGreaterThanOrEqual(12);
    const sessions = peers.flatMap((p) => p.sessions);
    for (const { id } of exchanges) {
      expect(sessions.map((s) => s.place)).toContainEqual({ kind: "exchange", id });
    }
  });

  test("its sample registry has everything that it names, with routes, and nothing that is no route", async () => {
    const { registry, found } = await expandAll();
    expect(formatText(found.all)).toBe("");
    for (const peer of declaration.peers) {
      for (const { value } of peer.asSets) {
        const object = registry.get(formatObjectName(value));
        expect(object?.prefixes.ipv4.length).toBeGreaterThan(0);
        for (const family of FAMILIES) {
          for (const { range } of object?.prefixes[family] ?? []) {
            expect(range.prefix.length).toBeGreaterThanOrEqual(family === "ipv4" ? 8 : 12);
            expect(range.max).toBeLessThanOrEqual(maxLength(family) === 32 ? 24 : 48);
          }
        }
      }
    }
  });

  test("registers of our own what the public table has of AS52580, in both dumps, and no block around it", async () => {
    const { registry } = await expandAll();
    const own = registry.get("AS52580");
    for (const [family, length, count] of [
      ["ipv4", 24, 40],
      ["ipv6", 48, 21],
    ] as const) {
      const prefixes = [...(own?.prefixes[family] ?? [])];
      expect(prefixes).toHaveLength(count);
      for (const { range, routes } of prefixes) {
        expect(range).toMatchObject({ prefix: { length }, min: length, max: length });
        expect(routes.map(({ source }) => source)).toEqual(["RADB", "TC"]);
      }
    }
  });

  test("compiles with no word but the one on what Junos cannot express", async () => {
    const { registry } = await expandAll();
    const found = new Diagnostics();
    const baseFiles = new Map(
      declaration.routers.flatMap(({ base }) =>
        base ? [[base.value, files.read(base.value)] as const] : [],
      ),
    );
    const facts = SOME_FACTS;
    const platforms = {
      junos: { ...facts, canTest: (test: string) => test !== "as-path-has-set" },
      iosxr: facts,
      bird: facts,
      frr: facts,
    };
    const plans = compile({ declaration, library, registry, platforms, baseFiles }, found.report);
    expect(found.all.map((d) => d.code)).toEqual(["rule-waived"]);
    expect(plans?.map((plan) => plan.name)).toEqual(["for1", "gig1", "gru1", "mia1"]);
  });
});
