import { describe, expect, test } from "@jest/globals";

import type { DiskFiles } from "../../../src/cli/input/disk-files.ts";
import { planNetwork } from "../../../src/cli/building/load-plans.ts";
import { readDeclaration } from "../../../src/declaration/index.ts";
import { Diagnostics, type Diagnostic } from "../../../src/diagnostics/index.ts";
import { toPlain } from "../../../src/document/index.ts";
import { parseYaml } from "../../../src/document/yaml.ts";
import { readLibrary } from "../../../src/policy/index.ts";
import { shippedSources } from "../../fixtures/shipped-policies.ts";

type Json = Record<string, unknown>;

/** A network of one router and one session, as plain data: JSON is YAML. */
interface SmallNetwork {
  readonly router: Json;
  readonly session?: Json;
  /** Terms of the peer's own policy. */
  readonly import?: readonly Json[];
  readonly export?: readonly Json[];
  readonly network?: Json;
}

const RPKI = { caches: [{ address: "192.0.2.53", refresh: "600s" }] };

const dataOf = ({ router, session, network }: SmallNetwork, policy: string | null): Json => ({
  network: { asn: 52580, name: "Azion", as_sets: ["RADB::AS-AZION"], ...network },
  irr: { servers: ["rr.ntt.net"], sources: ["RADB"] },
  routers: { r: { router_id: "192.0.2.1", rpki: RPKI, ...router } },
  peers: [
    {
      asn: 13335,
      name: "Peer",
      relation: "peer",
      as_sets: ["RADB::AS-PEER"],
      ...(policy === null ? {} : { policy }),
      sessions: [
        { router: "r", pni: "xe-0", local: "198.51.100.0", remote: "198.51.100.1", ...session },
      ],
    },
  ],
});

const policyOf = (terms: Pick<SmallNetwork, "import" | "export">): Json => ({
  name: "own",
  about: "For a test.",
  limits: {
    max_prefixes: { ipv4: 250, ipv6: 250, warn_at: "80%", on_exceed: "shutdown" },
  },
  import: [...(terms.import ?? []), { use: "accept-remaining" }],
  export: [...(terms.export ?? []), { use: "accept-remaining" }],
});

/** What is wrong with a network. */
function errorsOf(data: Json, policy: Json): readonly Diagnostic[] {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const own = [{ path: "policies/own.yaml", text: JSON.stringify(policy) }];
  const folders = [shippedSources(), { rules: null, lists: [], policies: own }];
  const { library, known: policies } = readLibrary(folders, report);
  const files: DiskFiles = {
    kind: "disk",
    folder: ".",
    root: "/",
    list: (folder) => (folder === "" ? ["network.yaml"] : null),
    read: (path) => (path === "network.yaml" ? JSON.stringify(data, null, 1) : null),
    locate: () => null,
  };
  const { declaration, whole, names } = readDeclaration(files, policies, report);
  const network = { files, declaration, library, whole, names, knowsPolicies: true };
  planNetwork(network, new Map(), report, { mayLack: "any" });
  return diagnostics.all.filter(({ severity }) => severity === "error");
}

/** The first line that a hint has to write, as data. */
function lineOf({ hint = "" }: Diagnostic): Json {
  const line = /write `([^`]+)`/.exec(hint)?.[1];
  const node = line && parseYaml({ path: "line", text: `{ ${line} }` }, () => undefined);
  if (!node) throw new Error(`no line in: ${hint}`);
  return toPlain(node) as Json;
}

const ROUTER = ["routers", "r"];
const SESSION = ["peers", "0", "sessions", "0"];
const CACHE = [...ROUTER, "rpki", "caches", "1"];
const NETWORK = ["network"];

/** The data with a line written into one of its mappings. */
function withLine(data: Json, path: readonly string[], line: Json): Json {
  const copy = structuredClone(data);
  const at = path.reduce((node, key) => node[key] as Json, copy);
  Object.assign(at, line);
  return copy;
}

const twoCaches = (more: Json, first: Json = {}) => ({
  caches: [
    { ...RPKI.caches[0], ...first },
    { ...RPKI.caches[0], address: "192.0.2.54", ...more },
  ],
});
const junos = { platform: "junos", version: "25.4", waive: ["reject-as-set"] };
const iosxr = { platform: "iosxr" };
const bird = { platform: "bird" };
const frr = { platform: "frr" };
const KEY = { id: 1, algorithm: "hmac-sha-1-96", secret: { env: "KEY" } };
const restart = (restart_after: string) => ({ max_prefixes: { on_exceed: { restart_after } } });

describe("the line in a hint makes it pass, in the user's own file", () => {
  test.each<[string, string, readonly string[], SmallNetwork]>([
    ["Junos before 21.3", "unsupported-version", ROUTER, { router: { ...junos, version: "20.1" } }],
    ["IOS-XR before 7.3", "unsupported-version", ROUTER, { router: { ...iosxr, version: 6 } }],
    ["BIRD before 2.0.12", "unsupported-version", ROUTER, { router: { ...bird, version: "1.6" } }],
    ["BIRD 4", "unsupported-version", ROUTER, { router: { ...bird, version: 4 } }],
    ["FRR before 8.4", "unsupported-version", ROUTER, { router: { ...frr, version: "7.5" } }],
    ["a rule that Junos cannot test", "waiver-needed", ROUTER, { router: { platform: "junos" } }],
    [
      "two of them, beside one that is waived",
      "waiver-needed",
      ROUTER,
      {
        router: { platform: "junos", waive: ["reject-as-set"] },
        import: ["reject-as-set", "sets-a", "sets-b"].map((name) =>
          name === "reject-as-set"
            ? { use: name }
            : { name, when: { as_path_has_set: true }, then: { reject: name } },
        ),
      },
    ],
    ["no RPKI cache", "rpki-without-cache", ROUTER, { router: { ...bird, rpki: undefined } }],
    [
      "TTL security on Junos",
      "unsupported-construct",
      SESSION,
      { router: junos, session: { ttl_security: true } },
    ],
    [
      "large TCP segments on Junos",
      "platform-limit",
      SESSION,
      { router: junos, session: { tcp_mss: 9000 } },
    ],
    [
      "small TCP segments on IOS-XR",
      "platform-limit",
      SESSION,
      { router: iosxr, session: { tcp_mss: 60 } },
    ],
    [
      "a TCP MSS on BIRD",
      "unsupported-construct",
      SESSION,
      { router: bird, session: { tcp_mss: 1400 } },
    ],
    [
      "small TCP segments on FRR",
      "platform-limit",
      SESSION,
      { router: frr, session: { tcp_mss: 60 } },
    ],
    [
      "large TCP segments on FRR",
      "platform-limit",
      SESSION,
      { router: frr, session: { tcp_mss: 40000 } },
    ],
    [
      "a TCP MSS of a passive session on FRR before 9.1",
      "unsupported-construct",
      SESSION,
      { router: { ...frr, version: "8.4" }, session: { tcp_mss: 1400, passive: true } },
    ],
    [
      "keepalives on Junos before 25.4",
      "unsupported-construct",
      SESSION,
      {
        router: { ...junos, version: "22.4" },
        session: { timers: { keepalive: "10s", hold: "90s" } },
      },
    ],
    [
      "rare keepalives on Junos",
      "platform-limit",
      SESSION,
      { router: junos, session: { timers: { keepalive: "30000s", hold: "60000s" } } },
    ],
    [
      "several TCP-AO keys on Junos",
      "unsupported-construct",
      SESSION,
      { router: junos, session: { tcp_ao: { keys: [KEY, { ...KEY, id: 2 }] } } },
    ],
    [
      "rare BFD on Junos",
      "platform-limit",
      SESSION,
      { router: junos, session: { bfd: { interval: "300s", multiplier: 3 } } },
    ],
    [
      "a long pause on Junos",
      "platform-limit",
      SESSION,
      { router: junos, session: restart("99h") },
    ],
    [
      "a slow cache on Junos",
      "platform-limit",
      CACHE,
      { router: { ...junos, rpki: twoCaches({ refresh: "3600s" }) } },
    ],
    [
      "TCP-AO keys on IOS-XR",
      "unsupported-construct",
      SESSION,
      { router: iosxr, session: { tcp_ao: { keys: [KEY] } } },
    ],
    [
      "frequent BFD on IOS-XR",
      "platform-limit",
      SESSION,
      { router: iosxr, session: { bfd: { interval: "2ms", multiplier: 3 } } },
    ],
    [
      "patient BFD on IOS-XR",
      "platform-limit",
      SESSION,
      { router: iosxr, session: { bfd: { interval: "300ms", multiplier: 17 } } },
    ],
    [
      "a long pause on IOS-XR",
      "platform-limit",
      SESSION,
      { router: iosxr, session: restart("1093h") },
    ],
    [
      "a cache that is asked last on IOS-XR",
      "platform-limit",
      CACHE,
      { router: { ...iosxr, rpki: twoCaches({ preference: 11 }) } },
    ],
    [
      "a slow cache on IOS-XR",
      "platform-limit",
      CACHE,
      { router: { ...iosxr, rpki: twoCaches({ refresh: "3601s" }) } },
    ],
    [
      "a fast cache on IOS-XR",
      "platform-limit",
      CACHE,
      { router: { ...iosxr, rpki: twoCaches({ refresh: "10s" }) } },
    ],
    [
      "a key chain on BIRD",
      "unsupported-construct",
      SESSION,
      { router: { ...bird, version: "2.17" }, session: { tcp_ao: { keychain: "bgp" } } },
    ],
    [
      "TCP-AO on BIRD before 2.17",
      "unsupported-construct",
      ROUTER,
      { router: { ...bird, version: "2.0.12" }, session: { tcp_ao: { keys: [KEY] } } },
    ],
    [
      "TCP-AO on FRR",
      "unsupported-construct",
      SESSION,
      { router: frr, session: { tcp_ao: { keys: [KEY] } } },
    ],
    [
      "BFD with TTL security on FRR",
      "unsupported-construct",
      SESSION,
      { router: frr, session: { bfd: true, ttl_security: true } },
    ],
    [
      "frequent BFD on FRR",
      "platform-limit",
      SESSION,
      { router: frr, session: { bfd: { interval: "20ms", multiplier: 3 } } },
    ],
    [
      "rare BFD on FRR",
      "platform-limit",
      SESSION,
      { router: frr, session: { bfd: { interval: "61s", multiplier: 3 } } },
    ],
    ["a long pause on FRR", "platform-limit", SESSION, { router: frr, session: restart("1093h") }],
    [
      "caches of one preference on FRR",
      "unsupported-construct",
      CACHE,
      { router: { ...frr, rpki: twoCaches({ preference: 1 }, { preference: 1 }) } },
    ],
    [
      "caches with times of their own on FRR",
      "unsupported-construct",
      CACHE,
      { router: { ...frr, rpki: twoCaches({ retry: "10s" }, { retry: "600s", expire: "7200s" }) } },
    ],
    [
      "long paths on FRR",
      "platform-limit",
      SESSION,
      { router: frr, session: { settings: { max_as_path: 300 } } },
    ],
    [
      "a blackhole without an address on FRR",
      "unsupported-construct",
      NETWORK,
      {
        router: frr,
        import: [{ name: "drop", edit: { set_next_hop: "discard" }, then: "accept" }],
      },
    ],
  ])("%s", (_, code, path, small) => {
    const isOwn = small.import !== undefined || small.export !== undefined;
    const data = dataOf(small, isOwn ? "own" : null);
    const policy = policyOf(small);
    const [only, ...others] = errorsOf(data, policy);
    expect([only?.code, others.map((d) => d.message)]).toEqual([code, []]);
    expect(only?.span?.source.path).toBe("network.yaml");
    if (!only) return;
    const line = lineOf(only);
    const written = withLine(data, path, line);
    // The text that the line replaces.
    if ("password" in line) Reflect.deleteProperty(sessionOf(written), "tcp_ao");
    expect(errorsOf(written, policy).map((d) => d.message)).toEqual([]);
  });

  test.each<[string, SmallNetwork, Pick<SmallNetwork, "import" | "export">]>([
    [
      "remove `set_next_hop: self` from edits",
      { router: bird, import: [{ name: "edits", edit: { set_next_hop: "self" } }] },
      {},
    ],
    [
      "remove `set_next_hop: self` from edits",
      { router: frr, import: [{ name: "edits", edit: { set_next_hop: "self" } }] },
      {},
    ],
    [
      "remove `set_next_hop: self` from edits",
      { router: iosxr, import: [{ name: "edits", edit: { set_next_hop: "self" } }] },
      {},
    ],
    ...[{ platform: "junos" }, iosxr, bird, frr].map(
      (router): [string, SmallNetwork, Pick<SmallNetwork, "import" | "export">] => [
        "remove `set_next_hop: discard` from edits",
        { router, export: [{ name: "edits", edit: { set_next_hop: "discard" } }] },
        {},
      ],
    ),
    [
      "remove `0:0` from tests",
      {
        router: frr,
        import: [{ name: "tests", when: { community: { any: ["0:0"] } }, then: { reject: "x" } }],
      },
      {},
    ],
    [
      "move the terms that add communities after removes",
      {
        router: iosxr,
        import: [
          { name: "adds", edit: { add_communities: ["$own:1:1"] } },
          { name: "removes", edit: { remove_communities: { large: "own" } } },
        ],
      },
      {
        import: [
          { name: "removes", edit: { remove_communities: { large: "own" } } },
          { name: "adds", edit: { add_communities: ["$own:1:1"] } },
        ],
      },
    ],
  ])("in a policy of one's own, %#: %s", (fix, small, changed) => {
    const data = dataOf(small, "own");
    const [only, ...others] = errorsOf(data, policyOf(small));
    expect(others.map((d) => d.message)).toEqual([]);
    expect(only?.hint).toContain(fix);
    expect(only?.span?.source.path).toBe("network.yaml");
    expect(only?.related?.map(({ span }) => span.source.path)).toEqual(["policies/own.yaml"]);
    expect(errorsOf(data, policyOf(changed)).map((d) => d.message)).toEqual([]);
  });
});

function sessionOf(data: Json): Json {
  return SESSION.reduce((node, key) => node[key] as Json, data);
}

test("a waiver that is misspelt is one mistake, not also the lack of one", () => {
  const data = dataOf({ router: { platform: "junos", waive: ["reject-as-sets"] } }, null);
  const [only, ...others] = errorsOf(data, policyOf({}));
  expect(others).toEqual([]);
  expect([only?.code, only?.hint]).toEqual(["waiver-unused", "did you mean `reject-as-set`?"]);
});
