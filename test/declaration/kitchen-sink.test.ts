import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";
import { parse, stringify } from "yaml";

import { networkSchema, peersSchema, RISK_TEXTS } from "../../src/declaration/index.ts";
import { parseAddress, parseObjectName, parsePrefix } from "../../src/net/index.ts";
import { load, POLICIES, show } from "./harness.ts";

const TEXT = readFileSync(new URL("kitchen-sink.yaml", import.meta.url), "utf8");
const FILES = { "irr/radb.rpsl": "", "irr/tc.rpsl.gz": "", "base/gru1.conf": "", "base/b": "" };

/** A declaration without its places. */
function withoutSpans(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      /span$/i.test(key) ? undefined : typeof inner === "bigint" ? `n${inner}` : inner,
    ),
  ) as unknown;
}

function loadText(text: string) {
  const settings = new Map([
    ["accepted_prefixes", "prefixes"],
    ["accepted_origins", "asns"],
    ["marks", "communities"],
    ["number", "number"],
  ] as const);
  return load({ "network.yaml": text, ...FILES }, POLICIES, settings);
}

const KITCHEN = loadText(TEXT);

const address = (text: string) => parseAddress(text);
const located = (value: unknown) => ({ value });
const state = (is: string, details: object = {}) => ({
  ...{ is, reason: null, ticket: null, message: null, until: null, prepend: 0 },
  ...details,
});

test("a declaration with every key is read correctly", () => {
  expect(KITCHEN.diagnostics.map(show)).toEqual([]);
  const options = {
    password: null,
    tcpAo: null,
    ttlSecurity: true,
    multihop: null,
    bfd: { intervalMs: 300, multiplier: 3 },
    passive: false,
    timers: { keepalive: 20, hold: 60 },
    gracefulRestart: "helper",
    updateSource: null,
    tcpMss: 1400,
    logChanges: true,
    shutdown: null,
    keepRoutes: "rpki",
    role: null,
    roleStrict: false,
    enforceFirstAs: true,
    extendedNextHop: false,
    interface: null,
  };
  const nothing = {
    name: null,
    description: null,
    policy: null,
    limits: { maximum: { ipv4: null, ipv6: null }, warnAt: null, onExceed: null },
    settings: {},
    givenSettings: [],
    declaredState: null,
    state: { ...state("planned"), by: { kind: "peer", asn: 65546 } },
  };
  const url = (text: string) => located({ kind: "url", url: text });
  const file = (path: string) => located({ kind: "file", path });
  const expected = {
    network: {
      asn: 52580,
      name: "Azion",
      asSets: [
        located(parseObjectName("RADB::AS-AZION")),
        located(parseObjectName("TC::AS-AZION")),
      ],
      prefixes: [parsePrefix("179.191.160.0/20"), parsePrefix("2804:54c0::/32")],
      discard: { ipv4: address("192.0.2.66"), ipv6: address("100::66") },
      lab: true,
      agreement: located("azion"),
    },
    irr: {
      engine: "bgpq4",
      servers: [],
      dumps: [located("irr/radb.rpsl"), located("irr/tc.rpsl.gz")],
      sources: ["RADB", "TC"],
      timeoutSeconds: 180,
      unknownMembers: "error",
      aggregate: false,
    },
    policies: {
      peer: located("strict"),
      customer: located("strict"),
      transit: located("strict"),
      "route-server": located("strict"),
      "route-collector": located("strict"),
    },
    guards: { shrink: 10, grow: 200, atLeast: 5, spaceFraction: 16 },
    diff: { off: Object.keys(RISK_TEXTS).map(located) },
    sources: {
      maxAgeSeconds: 259_200,
      peeringdb: {
        from: [url("https://www.peeringdb.com/api")],
        key: { env: "PEERINGDB_API_KEY" },
        contacts: "roles",
        maxAgeSeconds: 43_200,
      },
      rpki: { from: [url("http://192.0.2.53:8323/json")], maxAgeSeconds: 1800 },
      routingTable: { from: [file("ris/IPv4.gz"), file("ris/IPv6.gz")], maxAgeSeconds: 90 },
      flows: { from: [file("flows.csv")], maxAgeSeconds: 3_456_000 },
    },
    defaults: { settings: { med: 3 }, givenSettings: [] },
    routers: [
      {
        name: "gru1",
        platform: "junos",
        version: [21, 4, 3, 5],
        routerId: address("192.0.2.1"),
        site: "São Paulo",
        base: located("base/gru1.conf"),
        interfaces: [{ exchange: "ix-a", name: "xe-0/0/9" }],
        waive: [located("reject-as-set")],
        state: state("draining", {
          reason: "power works",
          ticket: "123",
          message: "back by 04:00 UTC",
          until: located(Date.UTC(2026, 11, 1, 4)),
          prepend: 2,
        }),
        defaults: {
          settings: { prepend: 1 },
          givenSettings: [{ name: "number", value: { kind: "number", value: 7 } }],
        },
        rpki: [
          {
            address: address("10.0.0.53"),
            port: 3323,
            preference: 7,
            refresh: 400,
            retry: 60,
            expire: 10800,
          },
          {
            address: address("2001:db8:53::1"),
            port: 323,
            preference: 2,
            refresh: 300,
            retry: 600,
            expire: 7200,
          },
        ],
      },
      {
        name: "mia1",
        platform: "frr",
        version: [9],
        routerId: address("192.0.2.2"),
        site: null,
        base: null,
        interfaces: [],
        waive: [],
        state: null,
        defaults: { settings: {}, givenSettings: [] },
        rpki: [],
      },
    ],
    exchanges: [
      {
        id: "ix-a",
        ixf: url("https://ix-a.example/members.json"),
        name: "IX-A São Paulo",
        state: state("active", { ticket: "CHG-9" }),
        lans: [parsePrefix("198.51.100.0/24"), parsePrefix("2001:db8:a::/64")],
        settings: { med: 4 },
        givenSettings: [{ name: "number", value: { kind: "number", value: 26162 } }],
      },
    ],
    sites: [{ name: "São Paulo", state: state("shut") }],
    peers: [
      {
        asn: 65546,
        name: "Example (lab)",
        relation: "customer",
        settlement: "paid",
        asSets: [located(parseObjectName("TC::AS-EXAMPLE")), located(parseObjectName("AS65546"))],
        prefixes: [
          located({ prefix: parsePrefix("203.0.113.0/24"), min: 24, max: 24 }),
          located({ prefix: parsePrefix("198.51.100.0/22"), min: 22, max: 24 }),
        ],
        origins: [located(65547), located(65548)],
        policy: located("customer"),
        limits: {
          maximum: { ipv4: located(400), ipv6: located(100) },
          warnAt: 75,
          onExceed: { kind: "restart", afterMinutes: 120 },
        },
        settings: {
          max_length: { ipv4: 25, ipv6: 49 },
          min_length: { ipv4: 9, ipv6: 17 },
          max_as_path: 40,
          local_preference: 250,
          more_specifics: true,
          blackhole: true,
          prepend: 2,
          med: 10,
          communities: [
            { kind: "standard", high: 52580, low: 200 },
            { kind: "standard", high: 65535, low: 65281 },
          ],
        },
        givenSettings: [
          {
            name: "accepted_prefixes",
            value: {
              kind: "prefixes",
              ranges: [{ prefix: parsePrefix("198.51.100.0/24"), min: 24, max: 32 }],
            },
          },
          {
            name: "marks",
            value: {
              kind: "communities",
              communities: [{ kind: "large", global: 52580, local1: 1, local2: 9 }],
            },
          },
        ],
        allowEmpty: ["ipv6"],
        unknownMembers: "warn",
        state: state("planned"),
        spaceFraction: 4,
        aggregate: true,
        file: "network.yaml",
        sessions: [
          {
            ...nothing,
            router: located("gru1"),
            place: { kind: "exchange", id: "ix-a" },
            family: "ipv4",
            local: address("198.51.100.1"),
            remote: address("198.51.100.2"),
            options: {
              ...options,
              tcpAo: { kind: "keychain", name: "KC" },
              bfd: null,
            },
            declaredState: state("shut"),
          },
          {
            ...nothing,
            router: located("gru1"),
            place: { kind: "exchange", id: "ix-a" },
            family: "ipv4",
            local: address("2001:db8:a::1"),
            remote: address("2001:db8:a::2"),
            options: { ...options, password: { env: "MD5_1" }, extendedNextHop: true },
            declaredState: state("removed"),
            state: { ...state("removed"), by: { kind: "session" } },
          },
          {
            ...nothing,
            router: located("gru1"),
            place: { kind: "exchange", id: "ix-a" },
            family: "ipv6",
            local: address("fe80::1"),
            remote: address("fe80::2"),
            options: { ...options, interface: "eth0.100" },
          },
          {
            router: located("gru1"),
            place: { kind: "interface", name: "xe-0/0/1" },
            name: "second",
            family: "ipv4",
            local: address("192.0.2.128"),
            remote: address("192.0.2.129"),
            description: "Example at xe-0/0/1",
            policy: located("strict"),
            limits: {
              maximum: { ipv4: located(500), ipv6: located(1) },
              warnAt: 90,
              onExceed: { kind: "warn" },
            },
            settings: { med: null },
            givenSettings: [
              {
                name: "accepted_prefixes",
                value: { kind: "named", type: "prefixes", list: "somewhere" },
              },
              {
                name: "accepted_origins",
                value: {
                  kind: "asns",
                  ranges: [
                    { first: 65546, last: 65546 },
                    { first: 64496, last: 64511 },
                  ],
                },
              },
            ],
            options: {
              password: null,
              tcpAo: {
                kind: "keys",
                keys: [{ id: 3, algorithm: "aes-128-cmac-96", secret: { env: "KEY_3" } }],
              },
              ttlSecurity: false,
              multihop: 2,
              bfd: { intervalMs: 1000, multiplier: 5 },
              passive: true,
              timers: { keepalive: 10, hold: 30 },
              gracefulRestart: "off",
              updateSource: "Loopback0",
              tcpMss: null,
              logChanges: false,
              shutdown: null,
              keepRoutes: true,
              role: "provider",
              roleStrict: true,
              enforceFirstAs: false,
              extendedNextHop: false,
              interface: null,
            },
            declaredState: state("shut", { message: "moving to xe-0/0/2" }),
            state: nothing.state,
          },
        ],
      },
    ],
  };
  expect(withoutSpans(KITCHEN.declaration)).toEqual(withoutSpans(expected));
});

/** All ways to a key in plain data: `["peers", 0, "asn"]`. */
function* paths(value: unknown, path: readonly (string | number)[] = []): Iterable<typeof path> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    if (!Array.isArray(value)) yield here;
    yield* paths(inner, here);
  }
}

function without(value: unknown, path: readonly (string | number)[]): unknown {
  const copy = structuredClone(value);
  let parent = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) parent = parent[step] as typeof parent;
  Reflect.deleteProperty(parent, path.at(-1) ?? "");
  return copy;
}

describe("no key is read past", () => {
  const plain: unknown = parse(TEXT);

  test.each([...paths(plain)].map((path) => [path.join("."), path] as const))(
    "leaving out %s changes the meaning, or is an error",
    (_, path) => {
      const { declaration } = loadText(stringify(without(plain, path)));
      if (declaration === null) return;
      expect(withoutSpans(declaration)).not.toEqual(withoutSpans(KITCHEN.declaration));
    },
  );

  test("the declaration above has every key of the schemas, and the schemas describe each", () => {
    const written = new Set([...paths(plain)].map((path) => path.at(-1)));
    const missing: string[] = ["servers"].filter((key) => written.has(key));
    const undescribed: string[] = [];
    const visit = (node: unknown, key: string | null): void => {
      if (typeof node !== "object" || node === null) return;
      const schema = node as Record<string, unknown>;
      if (key !== null && !written.has(key) && key !== "servers") missing.push(key);
      const target = typeof schema["$ref"] === "string" ? resolve(schema["$ref"]) : {};
      if (key !== null && !("description" in schema) && !("description" in target)) {
        undescribed.push(key);
      }
      for (const [word, inner] of Object.entries(schema)) {
        if (word === "properties") {
          for (const [name, property] of Object.entries(inner as object)) visit(property, name);
        } else if (word === "$defs") {
          for (const definition of Object.values(inner as object)) visit(definition, null);
        } else if (!["enum", "required", "type"].includes(word)) visit(inner, null);
      }
    };
    visit(networkSchema, null);
    expect({ missing, undescribed }).toEqual({ missing: [], undescribed: [] });
  });
});

function resolve(reference: string): object {
  const name = reference.split("/").at(-1) ?? "";
  return (peersSchema.$defs as Record<string, object>)[name] ?? {};
}
