import { spawnSync } from "node:child_process";

import { afterEach, describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { expandWithBgpq4 } from "../../../src/irr/index.ts";
import { runCommand, type CommandResult, type RunCommand } from "../../../src/system/index.ts";
import { formatPrefixRange, parseObjectName, type ObjectName } from "../../../src/net/index.ts";
import { RAN_WELL } from "../../fixtures/ran-well.ts";
import {
  framed,
  startFakeServer,
  type FakeRegistry,
  type FakeServer,
} from "./bgpq4-fake-server.ts";

const installed = spawnSync("bgpq4", ["-v"]).status === 0;
if (!installed && !process.env["CI"]) console.warn("bgpq4 is not installed: its tests are skipped");
// On a build server they must run: a missing program is a failure there.
const describeBgpq4 = installed || process.env["CI"] ? describe : describe.skip;

const REGISTRY: FakeRegistry = {
  sources: ["RADB", "RIPE"],
  sets: {
    "RADB AS-X": ["AS64500", "AS-INNER"],
    "RIPE AS-X": ["AS64666"],
    "RADB AS-INNER": ["AS64501", "AS-X"],
    "RADB AS-HOLEY": ["AS64500", "AS-GONE"],
    "RADB AS-EMPTY": [],
    "RADB AS-SILENT": ["AS64599"],
    "RADB AS64500:AS-CONE": ["AS4200000001"],
  },
  routes: {
    64500: ["192.0.2.0/24", "198.51.100.0/24", "2001:db8::/32"],
    64501: ["198.51.100.0/25"],
    64666: ["203.0.113.0/24"],
    4200000001: ["10.0.0.0/8", "2001:db8:1::/48"],
  },
};

let server: FakeServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

function named(text: string): ObjectName {
  const name = parseObjectName(text);
  if (!name) throw new Error(text);
  return name;
}

/** Expands one object from a registry; what came of it, in texts. */
async function expand(
  object: string,
  registry: Partial<FakeRegistry> = {},
  run: RunCommand = runCommand,
  sources: readonly string[] = ["RADB", "RIPE"],
  timeoutSeconds = 10,
) {
  server = await startFakeServer({ ...REGISTRY, ...registry });
  const diagnostics = new Diagnostics();
  const results = await expandWithBgpq4(
    [{ name: named(object) }],
    { server: { host: "127.0.0.1", port: server.port }, sources, timeoutSeconds, run },
    diagnostics.report,
  );
  const expansion = results?.[0] ?? null;
  const texts = (family: "ipv4" | "ipv6") =>
    expansion
      ? Array.from(expansion.object.prefixes[family], (p) => formatPrefixRange(p.range))
      : undefined;
  return {
    expansion,
    ipv4: texts("ipv4"),
    ipv6: texts("ipv6"),
    errors: diagnostics.all.filter((d) => d.severity === "error").map((d) => d.code),
    messages: diagnostics.all.map((d) => d.message),
  };
}

describeBgpq4("expandWithBgpq4", () => {
  test.each([true, false])("expands an as-set (server expands sets: %p)", async (expandsSets) => {
    const { expansion, ipv4, ipv6, errors } = await expand("AS-X", { expandsSets });
    expect(errors).toEqual([]);
    expect(ipv4).toEqual(["192.0.2.0/24", "198.51.100.0/24", "198.51.100.0/25"]);
    expect(ipv6).toEqual(["2001:db8::/32"]);
    expect(expansion?.object).toMatchObject({ name: "AS-X", sources: ["RADB", "RIPE"] });
    expect(expansion?.object.engine).toMatch(/^bgpq4 \d+\.\d+/);
    expect(expansion?.object.origins).toEqual([
      { asn: 64500, via: ["RADB::AS-X"] },
      { asn: 64501, via: ["RADB::AS-X", "RADB::AS-INNER"] },
    ]);
    const missing = expansion?.findings.filter((f) => f.kind === "no-routes");
    // Only where bgpq4 asks for one ASN after the other can be seen which has nothing.
    const one = { kind: "no-routes", asn: 64501, families: ["ipv6"], via: ["AS-X", "AS-INNER"] };
    expect(missing).toEqual(expandsSets ? [] : [one]);
  });

  test("looks an object with a source up in that source, whatever the order of the others", async () => {
    const ripe = await expand("RIPE::AS-X");
    expect(ripe.ipv4).toEqual(["203.0.113.0/24"]);
    expect(ripe.expansion?.object.sources).toEqual(["RIPE", "RADB"]);
    await server?.close();
    // bgpq4 itself would take the one of RADB.
    expect((await expand("RIPE::AS-INNER")).errors).toEqual(["irr-object-unknown"]);
  });

  test("expands ASNs and keeps private ones", async () => {
    const asn = await expand("AS4200000001");
    expect(asn.ipv4).toEqual(["10.0.0.0/8"]);
    expect(asn.expansion?.object.origins).toEqual([{ asn: 4200000001, via: [] }]);
    await server?.close();
    const cone = await expand("AS64500:AS-CONE");
    expect([cone.ipv4, cone.errors]).toEqual([["10.0.0.0/8"], []]);
    expect(cone.messages).toEqual([
      "AS64500:AS-CONE: a member ASN is not for use on the Internet: AS4200000001 (private)",
    ]);
  });

  test.each([
    ["an unknown object", "AS-NONE", "irr-object-unknown"],
    ["an empty set", "AS-EMPTY", "irr-object-empty"],
    ["a set whose members have no routes", "AS-SILENT", "irr-object-empty"],
    ["an ASN without routes", "AS64599", "irr-object-empty"],
    ["a set inside that is not there", "AS-HOLEY", "irr-member-unknown"],
    ["a source that is not there", "NOPE::AS-X", "irr-source-unknown"],
    ["a route-set", "RS-X", "irr-bgpq4-unsupported"],
    ["a name that bgpq4 takes for an ASN", "AS64500:AS64501:AS-X", "irr-bgpq4-unsupported"],
  ])("tells %s", async (_what, object, code) => {
    expect((await expand(object)).errors).toEqual([code]);
  });

  const ALL = "192.0.2.0/24 198.51.100.0/24 198.51.100.0/25";
  const FAULTS: [string, string, NonNullable<FakeRegistry["faults"]>[string]][] = [
    ["an error", "!a4AS-X", { send: "F An internal error occurred\n" }],
    ["several keys", "!a4AS-X", { send: "E\n" }],
    ["nothing, though the set has routes", "!a4AS-X", { send: `A0\nC\n` }],
    ["a length short by ten", "!a4AS-X", { send: `A${ALL.length - 9}\n${ALL}\nC\n` }],
    ["a length short by two", "!a4AS-X", { send: `A${ALL.length - 1}\n${ALL}\nC\n` }],
    ["a length without the newline", "!a4AS-X", { send: `A${ALL.length}\n${ALL}\nC\n` }],
    ["a length that is too long", "!a4AS-X", { send: `A${ALL.length + 9}\n${ALL}\nC\n` }],
    ["an absurd length", "!a4AS-X", { send: "A99999999999999\n" }],
    ["data and then an error", "!a4AS-X", { send: `A${ALL.length + 1}\n${ALL}\nF truncated\n` }],
    ["data and then D", "!a4AS-X", { send: `A${ALL.length + 1}\n${ALL}\nD\n` }],
    ["data and no end", "!a4AS-X", { send: `A${ALL.length + 1}\n${ALL}\n`, then: "close" }],
    ["half of the data", "!a4AS-X", { send: `A${ALL.length + 1}\n192.0.2`, then: "close" }],
    ["half of the data, and then silence", "!a4AS-X", { send: "A500\n192.0.2", then: "hang" }],
    ["a web page", "!a4AS-X", { send: "HTTP/1.1 400 Bad Request\r\n\r\n" }],
    ["carriage returns", "!a4AS-X", { send: `A${ALL.length + 2}\r\n${ALL}\r\nC\r\n` }],
    ["a line without end", "!a4AS-X", { send: "F".repeat(5000) }],
    ["a NUL in the data", "!a4AS-X", { send: framed("192.0.2.0/24\0 198.51.100.0/24") }],
    ["words that are no prefixes", "!a4AS-X", { send: framed("192.0.2.0/24 oops") }],
    ["prefixes of the other family", "!a4AS-X", { send: framed(`${ALL} 2001:db8::/32`) }],
    ["host bits", "!a4AS-X", { send: framed("192.0.2.1/24") }],
    ["octal numbers", "!a4AS-X", { send: framed("010.1.2.0/24") }],
    ["an impossible length", "!a4AS-X", { send: framed("192.0.2.0/33") }],
    ["a range", "!a4AS-X", { send: framed("192.0.2.0/24^25") }],
    ["two answers for one question", "!a4AS-X", { send: framed(ALL) + framed("10.0.0.0/8") }],
    ["an error to the other family", "!a6AS-X", { send: "F no\n" }],
    ["an error to the ASNs", "!iAS-X,1", { send: "F no\n" }],
    ["other ASNs than the set has", "!iAS-X,1", { send: framed("AS64500") }],
    ["more ASNs than the set has", "!iAS-X,1", { send: framed("AS64500 AS64501 AS64666") }],
    ["an error about a set inside", "!mas-set,AS-INNER", { send: "F no\n" }],
    ["another set", "!mas-set,AS-INNER", { send: framed("as-set: AS-Y\nsource: RADB") }],
    ["a set of another source", "!mas-set,AS-X", { send: framed("as-set: AS-X\nsource: TC") }],
    ["nothing about sources", "!sRADB,RIPE", { send: "F no\n" }],
  ];
  test.each(FAULTS)(
    "gives no list where the server answers with %s",
    async (_what, query, fault) => {
      const { expansion, errors } = await expand(
        "AS-X",
        { faults: { [query]: fault } },
        runCommand,
        ["RADB", "RIPE"],
        2,
      );
      expect(expansion).toBeNull();
      expect(errors).toEqual([expect.stringMatching(/^irr-(?:server|bgpq4)-failed$/)]);
    },
  );

  const STEPS = [
    "!nbgpq4 1.9",
    "!a",
    "!sRADB,RIPE",
    "!mas-set,AS-X",
    "!mas-set,AS-INNER",
    "!a4AS-X",
    "!a6AS-X",
    "!iAS-X,1",
  ];
  test.each(STEPS)("gives no list where the server closes or hangs at %s", async (query) => {
    for (const fault of ["close", "hang"] as const) {
      const faults = { [query]: fault, [query.replace("1.9", "1.16")]: fault };
      const { expansion, errors } = await expand(
        "AS-X",
        { faults },
        runCommand,
        ["RADB", "RIPE"],
        1,
      );
      expect(expansion).toBeNull();
      expect(errors).toEqual([expect.stringMatching(/^irr-(?:server|bgpq4)-failed$/)]);
      await server?.close();
    }
  });

  test.each([
    ["an error", "F no\n"],
    ["data and then an error", "A13\n192.0.2.0/24\nF truncated\n"],
    ["a short length", "A11\n192.0.2.0/24\nC\n"],
  ])("gives no list where one ASN of many is answered with %s", async (_what, send) => {
    const faults = { "!gas64501": { send } };
    const { expansion } = await expand("AS-X", { expandsSets: false, faults });
    expect(expansion).toBeNull();
  });

  test("reports a server that is not there, with its address", async () => {
    const diagnostics = new Diagnostics();
    const [expansion] =
      (await expandWithBgpq4(
        [{ name: named("AS-X") }],
        {
          server: { host: "127.0.0.1", port: 1 },
          sources: ["RADB"],
          timeoutSeconds: 5,
          run: runCommand,
        },
        diagnostics.report,
      )) ?? [];
    expect(expansion).toBeNull();
    expect(diagnostics.all.map((d) => d.message)).toEqual([
      expect.stringMatching(/^AS-X: 127\.0\.0\.1:1: .*ECONNREFUSED/),
    ]);
  });

  test("expands many at once, and reports in their order", async () => {
    server = await startFakeServer(REGISTRY);
    const diagnostics = new Diagnostics();
    const names = ["AS-NONE", "AS-X", "AS64500", "AS-EMPTY", "RIPE::AS-X", "AS-HOLEY"];
    const results = await expandWithBgpq4(
      names.map((text) => ({ name: named(text) })),
      {
        server: { host: "127.0.0.1", port: server.port },
        sources: ["RADB", "RIPE"],
        timeoutSeconds: 20,
        run: runCommand,
        atOnce: 3,
      },
      diagnostics.report,
    );
    expect(results?.map((r) => [r?.object.name, r?.object.prefixes.ipv4.length])).toEqual([
      ["AS-NONE", 0],
      ["AS-X", 3],
      ["AS64500", 2],
      ["AS-EMPTY", 0],
      ["RIPE::AS-X", 1],
      ["AS-HOLEY", 2],
    ]);
    const errors = diagnostics.all.filter((d) => d.severity === "error");
    expect(errors.map((d) => d.message.split(/[ :]/)[0])).toEqual([
      "AS-NONE",
      "AS-EMPTY",
      "AS-HOLEY",
    ]);
  });
});

describe("expandWithBgpq4 and the program", () => {
  const version = { ...RAN_WELL, stdout: "bgpq4 - a utility\nversion: 1.9\n" };
  /** A fake bgpq4 with fixed behavior, whatever the server says. */
  const pretend =
    (result: Partial<CommandResult>): RunCommand =>
    (_command, args) =>
      Promise.resolve(args[0] === "-v" ? version : { ...RAN_WELL, ...result });

  test("reports if it is not installed or is another program", async () => {
    for (const answer of [null, RAN_WELL, { ...RAN_WELL, stdout: "version: \n" }]) {
      const { expansion, errors } = await expand("AS-X", {}, () => Promise.resolve(answer));
      expect([expansion, errors]).toEqual([null, ["irr-bgpq4-missing"]]);
      await server?.close();
    }
  });

  test("asks in one way only: JSON, no shell words, sources, special ASNs, the name behind --", async () => {
    const calls: (readonly string[])[] = [];
    await expand("RIPE::AS64500", {}, (_command, args) => {
      calls.push(args);
      return Promise.resolve(args[0] === "-v" ? version : RAN_WELL);
    });
    const port: unknown = expect.stringMatching(/^127\.0\.0\.1:\d+$/);
    const rest = ["-S", "RIPE", "-p", "-4", "-j", "-l", "peerc", "--", "AS64500"];
    expect(calls).toEqual([["-v"], ["-h", port, ...rest]]);
  });

  test.each([
    ["is not JSON", { stdout: "" }, "its output is not JSON"],
    ["is cut off", { stdout: '{ "peerc": [\n { "prefix"' }, "its output is not JSON"],
    ["is another list", { stdout: '{"other":[]}' }, "its output is no list"],
    ["is two lists", { stdout: '{"peerc":[],"x":[]}' }, "its output is no list"],
    ["has the other family", { stdout: '{"peerc":[{"prefix":"::/0","exact":true}]}' }, "ipv4"],
    ["has host bits", { stdout: '{"peerc":[{"prefix":"10.0.0.1/8","exact":true}]}' }, "ipv4"],
    ["has no kind", { stdout: '{"peerc":[{"prefix":"10.0.0.0/8"}]}' }, "ipv4"],
    [
      "has a range that cannot be",
      { stdout: '{"peerc":[{"prefix":"10.0.0.0/8","exact":false,"less-equal":33}]}' },
      "ipv4",
    ],
    [
      "has a key it does not know",
      { stdout: '{"peerc":[{"prefix":"10.0.0.0/8","exact":true,"x":1}]}' },
      "ipv4",
    ],
    [
      "is not what the server said",
      { stdout: '{"peerc":[{"prefix":"10.0.0.0/8","exact":true}]}' },
      "10.0.0.0/8 is not what the server answered",
    ],
    [
      "has a complaint beside it",
      { stdout: '{"peerc":[]}', stderr: "Something odd\n" },
      "Something",
    ],
    ["has an exit code", { stdout: '{"peerc":[]}', exitCode: 1 }, "exited with 1"],
    ["came too late", { stdout: '{"peerc":[]}', timedOut: true }, "did not end within 10 s"],
    ["is too long", { stdout: '{"peerc":[]}', overflowed: true }, "more than can be taken"],
  ])("takes no list that %s", async (_what, result, problem) => {
    const { expansion, errors, messages } = await expand("AS64500", {}, pretend(result));
    expect(expansion).toBeNull();
    expect(errors).toEqual(["irr-bgpq4-failed"]);
    expect(messages[0]).toContain(problem);
  });

  test("takes a mixed-family remark for none", async () => {
    const result = {
      stdout: '{"peerc":[]}',
      stderr: "Ignoring prefix 2001:db8::/32, wrong af 10\n",
    };
    expect((await expand("AS64511", {}, pretend(result))).errors).toEqual(["irr-object-empty"]);
  });

  test("queries by itself where bgpq4's list is empty", async () => {
    const { expansion, errors, messages } = await expand(
      "AS64500",
      {},
      pretend({ stdout: '{"peerc":[]}' }),
    );
    expect(expansion).toBeNull();
    expect(errors).toEqual(["irr-server-failed"]);
    expect(messages[0]).toContain("no ipv4 prefixes of AS64500, and has some when it is asked");
  });

  test("asks no server with too many sources or none", async () => {
    const many = Array.from({ length: 40 }, (_, i) => `SOURCE${i}`);
    expect((await expand("AS-X", {}, pretend({}), many)).errors).toEqual(["irr-bgpq4-unsupported"]);
    await server?.close();
    expect((await expand("AS-X", {}, pretend({}), [])).errors).toEqual(["irr-bgpq4-unsupported"]);
    await server?.close();
    const hostile = ["RADB\n!q"];
    expect((await expand("AS-X", {}, pretend({}), hostile)).errors).toEqual([
      "irr-bgpq4-unsupported",
    ]);
    expect(server?.queries).toEqual([]);
  });
});
