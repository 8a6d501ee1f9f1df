import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { loadDeclaration } from "../../../src/declaration/index.ts";
import { Diagnostics, formatText } from "../../../src/diagnostics/index.ts";
import { platformFacts } from "../../../src/platforms/index.ts";
import { PLATFORMS, type PlatformName, type Version } from "../../../src/model/index.ts";
import { AZION_DUMP } from "../../fixtures/azion-dump.ts";
import { captured } from "../captured.ts";

/** Versions from which on BIRD and FRR are written for otherwise, though they have the same as before. */
const DIALECTS: Partial<Record<PlatformName, readonly Version[]>> = {
  bird: [[2, 14]],
  frr: [
    [9, 0],
    [10, 0],
    [10, 2],
    [10, 4],
  ],
};

/** Versions from which on a platform is written for otherwise. */
function versionsOf(platform: PlatformName): readonly Version[] {
  const { oldestVersion, supports } = platformFacts[platform];
  const ranges = Object.values(supports).flatMap(({ versions }) => versions);
  const ends = ranges.flatMap(({ since, until }) => [since ?? [], until ?? []]);
  const all = [oldestVersion, ...ends, ...(DIALECTS[platform] ?? [])];
  return all.filter(
    (one, i) => one.length > 0 && all.findIndex((other) => other.join() === one.join()) === i,
  );
}

/** A router of each platform in each of its versions, and one in the default version. */
const ROUTERS = PLATFORMS.flatMap((platform) => [
  { name: `${platform}-default`, platform, version: "" },
  ...versionsOf(platform).map((version) => ({
    name: `${platform}-${version.join("-")}`,
    platform,
    version: `, version: "${version.join(".")}"`,
  })),
]);

/** What a router must do without. */
function waive(platform: PlatformName): string {
  const { canTest, defaultVersion } = platformFacts[platform];
  return canTest("as-path-has-set", defaultVersion) ? "" : ", waive: [reject-as-set]";
}

/** More caches than IOS-XR has preferences; some say one thing, so that the rest must fit it. */
const CACHES = [
  ...["", ", expire: 30m", ", retry: 20m", ", preference: 3"],
  ...Array<string>(8).fill(""),
].map((more, i) => `{ address: 192.0.2.${i + 60}${more} }`);

/** Options that stand for values of ours. */
const SHORTHANDS = ", bfd: true, state: shut";

const RELATIONS = ["peer", "customer", "transit", "route-server", "route-collector"] as const;

function network(caches: readonly string[]): string {
  const routers = ROUTERS.map(
    ({ name, platform, version }, i) =>
      `  ${name}: { platform: ${platform}${version}, router_id: 192.0.2.${i + 1}, rpki: { caches: [${caches.join(", ")}] }${waive(platform)} }\n`,
  );
  const peers = RELATIONS.map((relation, r) => {
    const shorthands = relation === "route-collector" ? SHORTHANDS : `${SHORTHANDS}, role: true`;
    const sessions = ROUTERS.flatMap(({ name }, i) => [
      `      - { router: ${name}, pni: eth${r}, local: 198.51.${r}.${4 * i}, remote: 198.51.${r}.${4 * i + 1} }\n`,
      `      - { router: ${name}, pni: eth${r}, local: "2001:db8:${r}:${i}::", remote: "2001:db8:${r}:${i}::1"${shorthands} }\n`,
    ]);
    return `  - asn: ${[13335, 42, 3356, 26162, 6447][r]}
    name: X
    relation: ${relation}
    as_sets: [RADB::AS-PEER]
    sessions:
${sessions.join("")}`;
  });
  return `network: { asn: 52580, name: Azion, as_sets: [RADB::AS-AZION] }
irr: { dumps: [irr.rpsl], sources: [RADB, TC] }
routers:
${routers.join("")}peers:
${peers.join("")}`;
}

let root = "";

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "peerc-defaults-"));
  mkdirSync(join(root, "net"));
  writeFileSync(join(root, "net/network.yaml"), network(CACHES));
  const more = "\nroute6: 2606:4700::/32\norigin: AS13335\nsource: RADB\n";
  writeFileSync(join(root, "net/irr.rpsl"), `${AZION_DUMP}${more}`);
  expect((await captured(root, "fetch", "net")).stderr).toBe("");
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("what a declaration leaves out", () => {
  test("is refused by no platform, in no version", async () => {
    const { code, stdout, stderr } = await captured(
      root,
      "build",
      "net",
      "--no-native-check",
      "--no-verify",
    );
    expect(stderr.match(/^.*error\[.*$/gm)).toBeNull();
    expect(code).toBe(0);
    for (const { name } of ROUTERS) expect(stdout).toContain(`${name}.conf`);
  });
});

/** Reads a declaration; the errors are in what the test shows. */
function load(text: string) {
  const found = new Diagnostics();
  const files = {
    list: (folder: string) => (folder === "" ? ["irr.rpsl", "network.yaml"] : null),
    read: (path: string) => (path === "network.yaml" ? text : ""),
  };
  const declaration = loadDeclaration(files, null, found.report);
  return { declaration, errors: formatText(found.all) };
}

/** A declaration as text, but for where things are written. */
function withoutPlaces(declaration: unknown): string {
  return JSON.stringify(declaration, (key, value: unknown) =>
    /span$/i.test(key) ? undefined : typeof value === "bigint" ? String(value) : value,
  );
}

describe("the documented defaults", () => {
  const minimal = (parts: Readonly<Record<string, string>>) => `
network: { asn: 52580, name: Azion, as_sets: [AS-AZION]${parts["network"] ?? ""} }
irr: { dumps: [irr.rpsl], sources: [RADB]${parts["irr"] ?? ""} }
policy: azion-peering
${parts["guards"] ?? ""}
sources: { peeringdb: { from: peeringdb.json${parts["peeringdb"] ?? ""} }${parts["sources"] ?? ""} }
routers:
  gru1: { platform: bird, router_id: 192.0.2.1, rpki: { caches: [{ address: 192.0.2.2${parts["cache"] ?? ""} }] } }
peers:
  - asn: 13335
    name: Cloudflare
    relation: peer${parts["peer"] ?? ""}
    as_sets: [AS13335]
    sessions: [{ router: gru1, pni: eth0, local: 198.51.100.0, remote: 198.51.100.1${parts["session"] ?? ""} }]
`;
  const written = {
    network: ", lab: false",
    irr: ", engine: native, timeout: 120s, unknown_members: warn, aggregate: true",
    guards: "guards: { shrink: 20%, grow: 50%, at_least: 10, space: 1/8 }",
    peeringdb: ", contacts: full",
    sources: ", max_age: 7d",
    cache: ", port: 323, preference: 1, refresh: 3600s, retry: 600s, expire: 7200s",
    peer: "\n    settlement: free",
    session: ", passive: false, ttl_security: false, bfd: false, keep_routes: true",
  };

  test("mean the same where they are written out", () => {
    const short = load(minimal({}));
    const long = load(minimal(written));
    expect([short.errors, long.errors]).toEqual(["", ""]);
    expect(withoutPlaces(long.declaration)).toBe(withoutPlaces(short.declaration));
    const other = load(minimal({ ...written, session: ", passive: true" }));
    expect(withoutPlaces(other.declaration)).not.toBe(withoutPlaces(short.declaration));
  });

  const states = ["state: active", "state: { is: draining, prepend: 0 }"] as const;

  test("mean the same where a state is written out", () => {
    const state = (text: string) => {
      const { declaration } = load(minimal({ session: text }));
      const { is, prepend } = declaration?.peers[0]?.sessions[0]?.state ?? {};
      return [is, prepend];
    };
    expect(state(`, ${states[0]}`)).toEqual(state(""));
    expect(state(`, ${states[1]}`)).toEqual(state(", state: draining"));
    expect(state(", state: draining")).not.toEqual(state(""));
  });

  test("are all among these", () => {
    const text = [...Object.values(written), ...states].join(" ");
    for (const name of ["network", "peers"]) {
      const schema: unknown = JSON.parse(
        readFileSync(`src/declaration/${name}.schema.json`, "utf8"),
      );
      for (const [key, value] of defaultsOf("", schema)) expect(text).toContain(`${key}: ${value}`);
    }
  });
});

/** Each property of a schema that has a default, and the default. */
function defaultsOf(name: string, node: unknown): readonly (readonly [string, string])[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    key === "default" && typeof value !== "object"
      ? [[name, JSON.stringify(value).replaceAll('"', "")] as const]
      : defaultsOf(key, value),
  );
}

describe("what a cache leaves out", () => {
  const cachesOf = (platform: string, ...caches: readonly string[]) => {
    const text = `network: { asn: 52580, name: Azion, as_sets: [AS-AZION] }
irr: { dumps: [irr.rpsl], sources: [RADB] }
policy: azion-peering
routers:
  r: { platform: ${platform}, router_id: 192.0.2.1, rpki: { caches: [${caches.map((more, i) => `{ address: 192.0.2.${i + 2}${more} }`).join(", ")}] } }
peers: []
`;
    const { declaration, errors } = load(text);
    expect(errors).toBe("");
    return declaration?.routers[0]?.rpki.map(({ preference, refresh, retry, expire }) => [
      ...[preference, refresh, retry, expire],
    ]);
  };

  test("is as RFC 8210 has it, and as the platform has it where that differs", () => {
    expect(cachesOf("bird", "")).toEqual([[1, 3600, 600, 7200]]);
    expect(cachesOf("iosxr", "")).toEqual([[1, 3600, 600, 7200]]);
    expect(cachesOf("frr", "")).toEqual([[1, 3600, 600, 7200]]);
    expect(cachesOf("junos", "")).toEqual([[1, 300, 600, 7200]]);
  });

  test("fits what it says", () => {
    expect(cachesOf("bird", ", expire: 600s")).toEqual([[1, 300, 300, 600]]);
    expect(cachesOf("bird", ", refresh: 1h", ", refresh: 12h")).toEqual([
      [1, 3600, 600, 7200],
      [2, 43_200, 600, 86_400],
    ]);
    expect(cachesOf("bird", ", refresh: 24h")).toEqual([[1, 86_400, 600, 172_800]]);
    expect(cachesOf("bird", ", retry: 2h")).toEqual([[1, 3600, 7200, 14_400]]);
  });

  test("fits the other caches: one set of times on FRR, and each preference once", () => {
    expect(cachesOf("frr", "", ", refresh: 5m", ", preference: 1, expire: 1h")).toEqual([
      [2, 300, 600, 3600],
      [3, 300, 600, 3600],
      [1, 300, 600, 3600],
    ]);
    const later = cachesOf("frr", "", ", preference: 3", "");
    expect(later?.map(([preference]) => preference)).toEqual([1, 3, 4]);
    const many = cachesOf("iosxr", ...Array<string>(12).fill(""));
    expect(many?.map(([preference]) => preference)).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10],
    ]);
  });
});
