import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";

import { packagePath } from "../../../src/cli/package-files.ts";
import { impactSchema, type ImpactReport } from "../../../src/impact/index.ts";
import { captured } from "../captured.ts";

const folder = mkdtempSync(join(tmpdir(), "peerc-impact-"));
afterAll(() => rmSync(folder, { recursive: true }));

const ROUTERS = ["for1", "gig1", "gru1", "mia1"];
cpSync(packagePath("examples/azion"), join(folder, "old"), { recursive: true });

/** A copy of the example with edits of its files: file → pairs of texts. */
function changed(name: string, edits: Readonly<Record<string, readonly [string, string]>>): void {
  cpSync(join(folder, "old"), join(folder, name), { recursive: true });
  for (const [file, [from, to]] of Object.entries(edits)) {
    const path = join(folder, name, file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(path, text.replace(from, to));
  }
}

const ROUTES = ROUTERS.flatMap((router) => ["--routes", `old/routes/${router}.jsonl`]);
const impact = (...argv: readonly string[]) => captured(folder, "impact", ...argv);

async function reportOf(...argv: readonly string[]): Promise<ImpactReport> {
  const { stdout, stderr } = await impact(...argv, ...ROUTES, "--format", "json");
  expect(stderr).toBe("");
  const report = JSON.parse(stdout) as ImpactReport;
  const validate = new Ajv2020({ strict: false }).compile(impactSchema);
  expect([validate(report), validate.errors]).toEqual([true, null]);
  return report;
}

describe("peerc impact", () => {
  test("says with counts that nothing would change, also for the routers' files as they are", async () => {
    const { code, stdout } = await impact("old", "old", ...ROUTES);
    expect(code).toBe(0);
    expect(stdout).toContain("Nothing would change: 316 routes on 31 sessions come out as before.");
    expect(stdout).toContain("Unknown: 17 sessions without routes in the files");
    const files = ROUTERS.flatMap((r) => ["--files", `${r}=old/rendered/${r}.conf`]);
    const read = await impact("--dir", "old", ...files, ...ROUTES);
    expect([read.code, read.stderr]).toEqual([0, ""]);
    expect(read.stdout).toContain("Nothing would change: 316 routes on 31 sessions");
  });

  test("groups routes by the two deciding terms, and names what loses its last session", async () => {
    changed("short", {
      "network.yaml": ["defaults:", "defaults:\n  settings: { max_as_path: 1 }"],
    });
    const report = await reportOf("old", "short");
    expect(report.equal).toBe(false);
    expect(report.totals).toMatchObject({ accepted: 0, attributes: 0, undecided: 0 });
    const terms = report.changes.map(({ before, after, kind }) => [kind, before, after]);
    expect(new Set(terms.map((each) => each.join(" ")))).toEqual(
      new Set(["rejected accept-remaining reject-as-path-too-long"]),
    );
    // Every received route with two hops, and nothing else, is refused.
    const long = ROUTERS.flatMap((router) =>
      readFileSync(join(folder, `old/routes/${router}.jsonl`), "utf8").split("\n"),
    ).filter((line) => /"as_path":"\d+ \d/.test(line));
    expect(report.totals.rejected).toBe(long.length);
    const { before, after, lost } = report.exits;
    expect(before - after).toBe(lost.reduce((sum, row) => sum + row.count, 0));
    const inside = lost.flatMap(({ examples }) => examples).find((e) => e.covering);
    expect(inside?.covering?.exit.pathLength).toBe(1);
    const text = await impact("old", "short", ...ROUTES);
    expect(text.code).toBe(2);
    expect(text.stdout.split("\n")[1]).toBe(
      `${before - after} prefixes lose their last known session.`,
    );
    expect((await impact("old", "short", ...ROUTES, "--exit-zero")).code).toBe(0);
    const markdown = await impact("old", "short", ...ROUTES, "--format", "markdown");
    expect(markdown.stdout).toContain("<details><summary>No longer accepted: ");
  });

  test("compares what runs, line by line of its file, with what is to run", async () => {
    changed("preferred", {
      "network.yaml": ["defaults:", "defaults:\n  settings: { local_preference: 150 }"],
    });
    const running = readFileSync(join(folder, "old/rendered/for1.conf"), "utf8");
    writeFileSync(join(folder, "running.conf"), `protocol device { }\n${running}`);
    const report = await reportOf("--dir", "preferred", "--running", "for1=running.conf");
    expect(report.assumed).toEqual(["gig1", "gru1", "mia1"]);
    expect(new Set(report.changes.map(({ session }) => session.router))).toEqual(new Set(["for1"]));
    for (const { kind, before, after, attributes, examples } of report.changes) {
      expect([kind, after, attributes]).toEqual([
        "attributes",
        "accept-remaining",
        ["local preference"],
      ]);
      expect(before).toMatch(/^line \d+: accept;$/);
      expect(examples[0]?.after).toBe("local preference 150");
    }
  });

  test("names sessions over their limit, by what it counts on their platform", async () => {
    changed("small", {
      "peers/access.yaml": ["max_prefixes: { ipv4: 600 }", "max_prefixes: { ipv4: 13 }"],
    });
    const report = await reportOf("old", "small");
    expect(report.equal).toBe(false);
    const over = report.sessions.filter(({ limit }) => limit && limit.passes !== "no");
    expect(over.map(({ name, router, limit }) => [name, router, limit])).toEqual([
      [
        "AS4230_ENP4S0F0_V4",
        "for1",
        expect.objectContaining({ counts: "received", count: 14, maximum: 13, headroom: -8 }),
      ],
      [
        "AS4230_ET_0_0_4_V4",
        "gru1",
        expect.objectContaining({
          counts: "received",
          count: 14,
          passes: "yes",
          passedBefore: false,
        }),
      ],
    ]);
    const { stdout } = await impact("old", "small", ...ROUTES);
    expect(stdout).toContain(
      "AS4230_ENP4S0F0_V4 on for1: 14 received of 13: the session goes down",
    );
  });

  test("says first what a drain leaves without an exit, and where the traffic goes", async () => {
    const report = await reportOf("--dir", "old", "--drain", "ix-br-sp");
    expect(report.leaving?.sessions.every(({ name }) => name.includes("_IX_BR_SP_"))).toBe(true);
    expect(report.totals).toMatchObject({ accepted: 0, rejected: 0 });
    const kinds = report.changes.flatMap(({ attributes, examples }) => [
      attributes.join(),
      ...examples.map(({ after }) => after),
    ]);
    expect(new Set(kinds)).toEqual(new Set(["local preference", "local preference 0"]));
    const lost = report.exits.lost.reduce((sum, row) => sum + row.count, 0);
    expect(lost).toBeGreaterThan(0);
    // Neither before nor after a prefix is lost that another session accepts.
    const left = new Set(report.exits.moved.map(({ to }) => to.router));
    expect(left.has("gru1")).toBe(false);
    expect(report.exports.find(({ decided }) => !decided)).toMatchObject({
      router: "gru1",
      locRib: false,
    });
    writeFileSync(join(folder, "flows.csv"), "prefix,gbps\n3.64.1.0/24,2.5\n2607:fb10::/48,1\n");
    const drain = ["--dir", "old", "--drain", "ix-br-sp", "--flows", "flows.csv"];
    const { code, stdout } = await impact(...drain, ...ROUTES);
    expect(code).toBe(2);
    expect(stdout.split("\n")[1]).toBe(
      `Draining ix-br-sp leaves ${lost} prefixes without any known exit (${report.leaving?.sessions.length} sessions).`,
    );
    expect(stdout).toContain(
      "Traffic: 1.0 Gbit/s without an exit, 2.5 Gbit/s by another exit, of 3.5 Gbit/s",
    );
    expect(stdout).toContain(
      "2.5 Gbit/s from AS16509_IX_BR_SP_V4 on gru1 to AS16509_NOTA_V4 on mia1",
    );
    const shut = await reportOf("--dir", "old", "--shut", "ix-br-sp");
    expect(shut.totals.rejected).toBe(report.totals.attributes);
    expect(shut.exits).toEqual(report.exits);
  });

  test("counts the same traffic from what pmacct and Akvorado export, and from what a person writes", async () => {
    const files: Readonly<Record<string, string>> = {
      "pmacct.csv": readFileSync("test/sources/flows/pmacctd-1.7.7.csv", "utf8"),
      // A minute of one packet in a thousand.
      "akvorado.csv":
        "DstNetPrefix,DstAS,Bytes,SamplingRate\n" +
        "3.64.1.0/24,16509,12500000,1000\n3.64.1.0/24,16509,6250000,1000\n" +
        "2607:fb10::/48,2906,7500000,1000\n0.0.0.0/0,0,500000,1000\n",
      "named.csv":
        'Dest Prefix,"Max, Mbits/s",Avg Mbits/s\n' +
        "3.64.1.0/24,9,2500.000000\n2607:fb10::/48,9,1000.000000\n0.0.0.0/0,9,66.666667\n",
      "plain.csv": "prefix,gbps\n3.64.1.0/24,2.5\n2607:fb10::/48,1\n",
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const flowsOf = async (...options: readonly string[]) =>
      (await reportOf("--dir", "old", "--drain", "ix-br-sp", "--flows", ...options)).flows;
    const flows = await flowsOf("pmacct.csv", "--flows-seconds", "300");
    expect(flows).toMatchObject({
      ...{ by: "prefix", total: 3_566_666_667, unknown: 66_666_667, lost: 1_000_000_000 },
      ...{ elsewhere: 0, kept: 0, divided: [] },
      moved: [
        {
          from: { name: "AS16509_IX_BR_SP_V4" },
          to: { name: "AS16509_NOTA_V4" },
          rate: 2_500_000_000,
        },
      ],
    });
    expect(await flowsOf("akvorado.csv", "--flows-seconds", "60")).toEqual(flows);
    const columns = ["prefix=Dest Prefix", "mbps=Avg Mbits/s"];
    const named = await flowsOf(
      "named.csv",
      ...columns.flatMap((each) => ["--flows-column", each]),
    );
    expect(named).toEqual(flows);
    expect(await flowsOf("plain.csv")).toEqual({ ...flows, total: 3_500_000_000, unknown: 0 });
    const text = await impact(
      ...["--dir", "old", "--drain", "ix-br-sp", "--flows", "pmacct.csv", "--flows-seconds", "300"],
      ...ROUTES,
    );
    expect(text.stdout).toContain(
      "Traffic: 1.0 Gbit/s without an exit, 2.5 Gbit/s by another exit, of 3.6 Gbit/s",
    );
    expect(text.stdout).toContain(
      "67 Mbit/s has no destination in the file (0.0.0.0/0, ::/0 or AS 0)",
    );
  });

  test("reports all that is wrong with what it is given", async () => {
    const head =
      '{"format":"peerc-routes","version":1,"time":"2026-11-20T05:00:00Z","router":"for1"}';
    const line = (more: object) =>
      JSON.stringify({
        ...{
          session: "AS4230_ENP4S0F0_V4",
          view: "adj-rib-in-pre-policy",
          prefix: "177.32.0.0/16",
        },
        ...{ as_path: "4230", next_hop: "179.191.175.135", origin: "igp", ...more },
      });
    const write = (name: string, lines: readonly string[], end = `{"routes":${lines.length}}`) =>
      writeFileSync(join(folder, name), [head, ...lines, end, ""].join("\n"));
    write("other.jsonl", [line({ session: "AS4230_ENP4S0F9_V4" })]);
    write("post.jsonl", [line({ view: "adj-rib-in-post-policy" })]);
    write("from.jsonl", [
      line({
        session: "AS4230_ENP4S0F0_V6",
        as_path: "64500",
        prefix: "2a00::/32",
        next_hop: "2a00::1",
      }),
    ]);
    writeFileSync(join(folder, "cut.jsonl"), `${head}\n${line({})}\n`);
    const names = ["other", "post", "from", "cut"];
    const { code, stderr, stdout } = await impact(
      ...["old", "old", "--vrps", "old/network.yaml"],
      ...names.flatMap((name) => ["--routes", `${name}.jsonl`]),
      ...["--now", "2026-11-20T08:00:00Z", "--max-age", "2h"],
    );
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("the network has no session PEERC_AS4230_ENP4S0F9_V4 on for1");
    expect(stderr).toContain("did you mean PEERC_AS4230_ENP4S0F0_V4?");
    expect(stderr).toContain("there are only routes after its import policy (1)");
    expect(stderr).toContain(
      "none of the 1 routes of PEERC_AS4230_ENP4S0F0_V6 on for1 is from AS4230",
    );
    expect(stderr).toContain("cut.jsonl:3:1: error[routes-cut-off]");
    expect(stderr).toContain("error[impact-vrps-unreadable]: old/network.yaml");
    expect(stderr.match(/error\[impact-too-old\]/g)).toHaveLength(3);
  });

  test("refuses options that make no sense together", async () => {
    const wrong = async (...argv: readonly string[]) => {
      const { code, stderr } = await impact(...argv);
      expect(code).toBe(64);
      return stderr;
    };
    expect(await wrong("old", "old")).toContain("the received routes are missing");
    expect(await wrong(...ROUTES, "--max-age", "2h")).toContain("--max-age needs --now");
    expect(await wrong(...ROUTES, "--running", "for1")).toContain("--running takes NAME=FILE");
    expect(await wrong("old", "--drain", "gru1", ...ROUTES)).toContain("give no revisions");
    expect(await wrong("old", "--running", "for1=x", ...ROUTES)).toContain("give no revisions");
  });

  test.each<readonly [string, readonly string[]]>([
    ["--flows-seconds is about the file of --flows", ["--flows-seconds", "5"]],
    ["--flows-column is about the file of --flows", ["prefix=a", "bps=b"]],
    ["bytes need the time in which they were counted", ["--flows", "f", "prefix=a", "bytes=b"]],
    [
      "--flows-seconds is for bytes, and --flows-column names a rate",
      ["--flows", "f", "--flows-seconds", "5", "prefix=a", "bps=b"],
    ],
    ["takes WHAT=NAME, and got `prefix=`", ["--flows", "f", "prefix=", "bps=b"]],
    ["takes WHAT=NAME, and got `prefix`", ["--flows", "f", "prefix", "bps=b"]],
    ["does not know `mbs`: did you mean mbps?", ["--flows", "f", "prefix=a", "mbs=b"]],
    [
      "does not know `packets`: it is one of prefix, address, length, asn, bps, kbps, mbps, gbps, bytes, sampling",
      ["--flows", "f", "prefix=a", "packets=b"],
    ],
    ["names the column of prefix twice", ["--flows", "f", "prefix=a", "prefix=b", "bps=c"]],
    [
      "names prefix and asn: traffic goes to one of them",
      ["--flows", "f", "prefix=a", "asn=b", "bps=c"],
    ],
    [
      "does not say where traffic goes: name one of prefix, address, asn",
      ["--flows", "f", "bps=c"],
    ],
    [
      "does not say how much it is: name one of bps, kbps, mbps, gbps, bytes",
      ["--flows", "f", "prefix=a"],
    ],
    [
      "names bps and bytes: one of them says how much",
      ["--flows", "f", "prefix=a", "bps=b", "bytes=c"],
    ],
    ["names a length, and no address", ["--flows", "f", "prefix=a", "length=l", "bps=b"]],
    ["names a sampling, and no bytes", ["--flows", "f", "prefix=a", "sampling=l", "bps=b"]],
    ["gives the column `a` two meanings", ["--flows", "f", "prefix=a", "bps=a"]],
    ...["0", "-1", "1.5", "1e3", "5m", "NaN", "31622401", "99999999999", ""].map(
      (seconds) =>
        [
          `--flows-seconds takes whole seconds, 1 to 31622400, and got \`${seconds}\``,
          ["--flows", "f", `--flows-seconds=${seconds}`],
        ] as const,
    ),
  ])("refuses options about flows: %s", async (message, given) => {
    const isColumn = (text: string) => /^[a-z]+(?:=|$)/.test(text) && text !== "f";
    const options = given.flatMap((text) => (isColumn(text) ? ["--flows-column", text] : [text]));
    const { code, stderr } = await impact(...ROUTES, ...options);
    expect([code, stderr]).toEqual([64, expect.stringContaining(message)]);
  });
});
