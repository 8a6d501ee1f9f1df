import { describe, expect, test } from "@jest/globals";

import { loadDeclaration } from "../../src/declaration/index.ts";
import { formatText, Diagnostics } from "../../src/diagnostics/index.ts";
import { expectDiagnostics, folderOf, load, show, small } from "./harness.ts";

describe("loadDeclaration", () => {
  test("reports shape, values and rules of all files in one run", () => {
    const peers = (session: string) =>
      `peers:\n  - { asn: 15169, name: Google, relation: transit, sessions: [{ ${session} }] }\n`;
    expectDiagnostics(
      {
        "network.yaml": small({
          network: ", as_setz: [X]",
          session: ", bfd: { intervall: 300ms }",
        }),
        "peers/a.yaml": peers("router: gru9, pni: xe-0/0/2, local: 10.0.0.0, remote: 10.0.0.1"),
        "peers/b.yaml": "peers:\n  - { asn: fifteen, name: X, relation: peer, sessions: [] }\n",
        "peers/c.yaml": "peers: [\n",
      },
      [
        "network.yaml:1 unknown-key «as_setz»",
        "network.yaml:11 unknown-key «intervall»",
        "network.yaml:11 missing-key «bfd» the key `multiplier` is missing",
        "peers/a.yaml:2 unknown-router «gru9»",
        "peers/b.yaml:2 invalid-value «fifteen»",
        "peers/b.yaml:2 value-out-of-range «[]»",
        "peers/c.yaml:1 yaml-syntax «[»",
      ],
    );
  });

  test("reads peers of all files, sorted by ASN, sessions by router and place, whatever the order in the files", () => {
    const peer = (asn: number, sessions: string) =>
      `peers: [{ asn: ${asn}, name: X, relation: transit, sessions: [${sessions}] }]`;
    const one = "{ router: mia1, pni: eth1, local: 10.0.0.0, remote: 10.0.0.1 }";
    const two = "{ router: gru1, pni: eth9, local: 10.0.1.0, remote: 10.0.1.1 }";
    const three = "{ router: gru1, pni: eth10, local: 10.0.2.0, remote: 10.0.2.1 }";
    const { declaration } = load({
      "network.yaml": small(),
      "peers/z.yaml": peer(1299, [one, two, three].join(", ")),
      "peers/a.yaml": peer(15169, "{ router: mia1, pni: eth2, local: 10.1.0.0, remote: 10.1.0.1 }"),
      "peers/README.md": "not YAML: [",
      "peers/.hidden.yaml": "[",
    });
    expect(declaration?.peers.map((p) => p.asn)).toEqual([1299, 13335, 15169]);
    expect(declaration?.peers[0]?.sessions.map((s) => s.place)).toEqual([
      { kind: "interface", name: "eth10" },
      { kind: "interface", name: "eth9" },
      { kind: "interface", name: "eth1" },
    ]);
  });

  test("a file that would be ignored for its name is an error", () => {
    expectDiagnostics({ "network.yaml": small(), "peers/a.yml": "" }, [
      "misnamed-file peers/a.yml does not end in .yaml",
    ]);
  });

  test("without network.yaml, or with one that is too large, there is no declaration", () => {
    expectDiagnostics({}, ["file-not-found network.yaml"]);
    expectDiagnostics(`# ${"x".repeat(10_000_001)}`, ["file-too-large network.yaml"]);
  });

  test("paths in diagnostics begin with the folder as the user named it", () => {
    for (const [folder, path] of [
      ["examples/azion/", "examples/azion/network.yaml"],
      [".", "network.yaml"],
    ] as const) {
      const diagnostics = new Diagnostics();
      const files = folderOf({ "network.yaml": small({ more: "x: 1" }) });
      loadDeclaration({ ...files, folder }, null, diagnostics.report);
      expect(diagnostics.all.map((d) => d.span?.source.path)).toEqual([path]);
    }
  });

  test("defaults", () => {
    const { declaration } = load(small());
    expect(declaration?.guards).toEqual({ shrink: 20, grow: 50, atLeast: 10, spaceFraction: 8 });
    expect(declaration?.irr).toMatchObject({ engine: "native", timeoutSeconds: 120, dumps: [] });
    expect(declaration?.irr.aggregate).toBe(true);
    expect(Object.values(declaration?.policies ?? {}).map((p) => p.value)).toEqual([
      "azion-peering",
      "customer",
      "transit",
      "route-server",
      "route-collector",
    ]);
    expect(declaration?.peers[0]).toMatchObject({
      settlement: "free",
      spaceFraction: null,
      aggregate: null,
    });
    expect(declaration?.peers[0]?.sessions[0]?.options).toMatchObject({
      keepRoutes: true,
      role: "peer",
      roleStrict: false,
      enforceFirstAs: true,
      extendedNextHop: false,
      interface: null,
      bfd: null,
      timers: null,
      gracefulRestart: null,
    });
  });

  test("one name under `policy` is for peers only: transit under a peering policy would lose its routes", () => {
    const { declaration } = load(small({ more: "policy: strict" }));
    expect(declaration?.policies.peer.value).toBe("strict");
    expect(declaration?.policies.transit.value).toBe("transit");
  });

  test.each([
    ["peer", "peer", true],
    ["customer", "provider", true],
    ["transit", "customer", true],
    ["route-server", "rs-client", false],
    ["route-collector", null, true],
  ])("toward a %s we are %s", (relation, role, enforceFirstAs) => {
    const peer = `asn: 13335, name: C, relation: ${relation}, as_sets: [AS13335]`;
    const { declaration } = load(small({ peer }));
    expect(declaration?.peers[0]?.sessions[0]?.options).toMatchObject({ role, enforceFirstAs });
  });
});

describe("places and exclusive keys", () => {
  test("a session is at an exchange or on an interconnect", () => {
    const session = "router: gru1, local: 198.51.100.1, remote: 198.51.100.2";
    expectDiagnostics(small({ sessions: [session] }), [
      "network.yaml:11 session-place «{ router: gru1, local: 198.51.100.1, remote: 198.51.100.2 }» either",
    ]);
    expectDiagnostics(small({ sessions: [`${session}, exchange: ix-a, pni: xe-0/0/0`] }), [
      "network.yaml:11 session-place «{ router: gru1, local: 198.51.100.1, remote: 198.51.100.2, exchange: ix-a, pni: xe-0/0/0 }» `exchange` and `pni` exclude",
    ]);
  });

  test("registry data comes from servers or from dumps", () => {
    expectDiagnostics(small({ irr: "sources: [RADB]" }), [
      "network.yaml:2 irr-data-source «{ sources: [RADB] }» either",
    ]);
    expectDiagnostics(
      {
        "network.yaml": small({ irr: "sources: [RADB], servers: [a.net], dumps: [b.rpsl]" }),
        "b.rpsl": "",
      },
      ["network.yaml:2 irr-data-source"],
    );
  });

  test.each([
    ["rr.ntt.net", { host: "rr.ntt.net", port: 43 }],
    ["whois.radb.net:4343", { host: "whois.radb.net", port: 4343 }],
    ["192.0.2.1:1", { host: "192.0.2.1", port: 1 }],
    ['"[2001:db8::1]:43"', { host: "2001:db8::1", port: 43 }],
    ['"2001:db8::1"', { host: "2001:db8::1", port: 43 }],
    ['"[2001:db8::1]"', { host: "2001:db8::1", port: 43 }],
  ])("server %s", (text, expected) => {
    const { declaration } = load(small({ irr: `servers: [${text}], sources: [RADB]` }));
    expect(declaration?.irr.servers.map((s) => s.value)).toEqual([expected]);
  });

  test.each(["-h", "a b", "host:0", "host:65536", "http://a", "a..b", "$(x)", "a;b"])(
    "server %s is refused",
    (text) => {
      expectDiagnostics(small({ irr: `servers: ["${text}"], sources: [RADB]` }), [
        `network.yaml:2 invalid-value «"${text}"»`,
      ]);
    },
  );

  test.each(["/etc/passwd", "../x", "a/../../x", "./x", "a//x", "C:x", "a\\\\x", "a\\0", ""])(
    "path %j is refused",
    (path) => {
      expectDiagnostics(small({ irr: `dumps: ["${path}"], sources: [RADB]` }), [
        `network.yaml:2 path-outside «"${path}"»`,
      ]);
    },
  );

  test("base files exist; dumps need not, because only `fetch` reads them", () => {
    expectDiagnostics(small({ irr: "dumps: [irr/radb.rpsl], sources: [RADB]" }), []);
    expectDiagnostics(small({ gru1: ", base: base/gru1.conf" }), [
      "network.yaml:4 file-not-found «base/gru1.conf»",
    ]);
  });
});

describe("values that are no such value", () => {
  test.each([
    [
      { exchange: "ipv4: 198.51.100.0/24, ipv6: 198.51.101.0/24" },
      "7 invalid-value «198.51.101.0/24»",
    ],
    [{ exchange: "ipv4: 198.51.100.0/24, ipv6: ix" }, "7 invalid-value «ix»"],
    [{ network: ", prefixes: [10.0.0.0/33]" }, "1 invalid-value «10.0.0.0/33»"],
    [{ gru1: ", rpki: { caches: [{ address: rpki.example }] }" }, "4 invalid-value «rpki.example»"],
    [{ session: ', settings: { communities: ["70000:1"] }' }, '11 invalid-value «"70000:1"»'],
    [{ session: ", settings: { communities: [$own:200] }" }, "11 invalid-value «$own:200»"],
    [{ peer: 'asn: "70000.1", name: C, relation: transit' }, '10 invalid-value «"70000.1"»'],
    [{ session: ", pni: -x" }, "11 invalid-value «-x»"],
    [{ session: ", name: RS 1" }, "11 invalid-value «RS 1»"],
  ])("%j", (pieces, expected) => {
    const { diagnostics } = load(small(pieces));
    const shown = diagnostics.map((d) => show(d).replace("network.yaml:", ""));
    expect(shown.filter((text) => text.startsWith(expected))).toHaveLength(1);
  });

  test.each(["Gru1", "1gru", "gru_1", "gru1-and-far-too-long-for-it"])(
    "the name %s of a router",
    (name) => {
      const yaml = small()
        .replace("  gru1:", `  ${name}:`)
        .replace("router: gru1", `router: ${name}`);
      expectDiagnostics(yaml, [`network.yaml:4 invalid-value «${name}»`]);
    },
  );
});

describe("units", () => {
  test.each([
    ["max_prefixes: { warn_at: 100% }", "100%", "a percentage from 1% to 99%"],
    ["max_prefixes: { warn_at: 80 }", "80", "a percentage"],
    ["max_prefixes: { on_exceed: restart }", "restart", "`shutdown`, `warn` or"],
    ["max_prefixes: { on_exceed: { restart_after: 30 } }", "30", "a time in minutes or hours"],
    ["max_prefixes: { on_exceed: { restart_after: 90s } }", "90s", "a time in minutes or hours"],
    ["bfd: { interval: 300, multiplier: 3 }", "300", "a time in milliseconds"],
    ["bfd: fast", "fast", "`true`, `false` or"],
    ["timers: { keepalive: 10 s, hold: 30s }", "10 s", "a time in seconds"],
    ["role: provider", "provider", "`true`, `false` or `strict`"],
    ["multihop: true", "true", "a number of hops"],
  ])("%s", (text, marked, expected) => {
    const { diagnostics } = load(small({ session: `, ${text}` }));
    expect(diagnostics.map((d) => d.span?.source.text.slice(d.span.start, d.span.end))).toEqual([
      marked,
    ]);
    expect(diagnostics[0]?.message).toContain(expected);
  });

  test("limits are above zero", () => {
    expectDiagnostics(small({ session: ", max_prefixes: { ipv4: 0 }" }), [
      "network.yaml:11 value-out-of-range «0» `0` must be at least 1",
    ]);
  });
});

describe("free text", () => {
  test.each([
    ['"a\\nb"', "holds a character that cannot be seen, U+000A"],
    ['"a\\tb"', "holds a character that cannot be seen, U+0009"],
    ['"a\\u202eb"', "holds a character that cannot be seen, U+202E"],
    ['" a"', "has blanks at an end"],
    ["a  b", "has two blanks in a row"],
    ['""', "is empty"],
    ["ã".repeat(128), "has 256 bytes in UTF-8, and at most 255 are sent (RFC 9003)"],
  ])("message %s is refused", (text, problem) => {
    const { diagnostics } = load(small({ session: `, state: { is: shut, message: ${text} }` }));
    expect(diagnostics.map((d) => d.message)).toEqual([`the message ${problem}`]);
  });

  test("a message is UTF-8 of 255 bytes, with a warning above the 128 of old neighbors", () => {
    const read = (text: string) =>
      load(small({ session: `, state: { is: shut, message: ${text} }` }));
    const long = "ã".repeat(127);
    expect(read(long).diagnostics.map((d) => `${d.severity}: ${d.message}`)).toEqual([
      "warning: the message has 254 bytes; old neighbors show at most 128 (RFC 8203)",
    ]);
    expect(read(long).declaration?.peers[0]?.sessions[0]?.options.shutdown).toEqual({
      message: long,
    });
    expect(read("ã".repeat(64)).diagnostics).toEqual([]);
  });

  test.each([
    ['"a\\nb"', "holds a character that cannot be seen, U+000A"],
    ['"a\\tb"', "holds a character that cannot be seen, U+0009"],
    ['"a\\u202eb"', "holds a character that cannot be seen, U+202E"],
    ['""', "is empty"],
    ['"  "', "is empty"],
    ["ã".repeat(81), "has 81 characters, and at most 80 are taken"],
  ])("description %s is refused", (text, problem) => {
    const { diagnostics } = load(small({ session: `, description: ${text}` }));
    expect(diagnostics.map((d) => d.message)).toEqual([`the description ${problem}`]);
  });

  test("labels may be in any script, but hold nothing invisible", () => {
    const { declaration } = load(small({ gru1: ", site: 東京 2" }));
    expect(declaration?.routers[0]?.site).toBe("東京 2");
    expectDiagnostics(small({ gru1: ', site: "a\\u200bb"' }), ["network.yaml:4 unsafe-label"]);
    expectDiagnostics(small({ gru1: ', site: " "' }), ["network.yaml:4 unsafe-label"]);
  });
});

describe("secrets", () => {
  const printed = (text: string) => {
    const { diagnostics, declaration } = load(text);
    expect(declaration).toBeNull();
    return formatText(diagnostics) + JSON.stringify(diagnostics.map(show));
  };

  test.each([
    ["password: hunter2", ["literal-secret"]],
    ["password: 'hunter2 hunter2', exchange: 3", []],
    ["password: { env: hunter2 }", ["literal-secret"]],
    ["password: { env: X, hunter2: hunter2 }", ["literal-secret"]],
    ["password: [hunter2]", ["literal-secret"]],
    ["pasword: hunter2", ["unknown-key"]],
    ["md5: hunter2", ["unknown-key"]],
    [
      "tcp_ao: { keys: [{ id: 1, algorithm: hmac-sha-1-96, secret: hunter2 }] }",
      ["literal-secret"],
    ],
  ])("%s is refused, and never shown", (text, codes) => {
    const yaml = small({ session: `, ${text}` });
    expect(printed(yaml)).not.toContain("hunter2");
    const found = load(yaml).diagnostics.map((d) => d.code);
    expect(found.length).toBeGreaterThan(0);
    for (const code of codes) expect(found).toContain(code);
  });

  test("nor is it by another mistake on its line, or in a file that is no YAML", () => {
    const yaml = small({ session: ', passive: maybe, password: "hunter2, hunter2"' });
    expect(printed(yaml)).not.toContain("hunter2");
    expect(printed(`${yaml}\n]`)).not.toContain("hunter2");
    expect(printed("password: |\n  hunter2\n  hunter2\nx: 1\n")).not.toContain("hunter2");
    expect(printed("peers: [ { password: hunter2\n")).not.toContain("hunter2");
  });

  test("a reference is fine, and so are words that only look like secrets", () => {
    const session =
      ', passive: true, password: { env: BGP_PASSWORD_1 }, description: "password: see vault"';
    const { declaration } = load(small({ session }));
    expect(declaration?.peers[0]?.sessions[0]?.description).toBe("password: see vault");
  });
});
