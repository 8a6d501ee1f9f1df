import { readFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { gitHistory, type GitHistory } from "../../fixtures/git-history.ts";
import { captured } from "../captured.ts";

let history: GitHistory;
beforeEach(() => {
  history = gitHistory();
  history.copy("examples/azion", "net");
});
afterEach(() => history.remove());

const CONTENT = "net/peers/content.yaml";

/** Replaces a text in a file of the network. */
function edit(path: string, before: string, after: string): void {
  const text = readFileSync(join(history.root, path), "utf8");
  if (!text.includes(before)) throw new Error(`${path} has no ${before}`);
  history.write({ [path]: text.replace(before, after) });
}

const register = (prefix: string) =>
  edit(
    CONTENT,
    "as_sets: [RADB::AS-CLOUDFLARE]",
    `as_sets: [RADB::AS-CLOUDFLARE]\n    prefixes: [${prefix}]`,
  );

const diff = (...argv: readonly string[]) => captured(history.root, "diff", ...argv);

describe("peerc diff of folders", () => {
  test("says that the neighbor's address is why a term means something else", async () => {
    history.copy("examples/azion", "old");
    edit(CONTENT, "remote: 187.16.219.133", "remote: 187.16.219.134");
    const { code, stdout } = await diff("old", "net");
    expect(code).toBe(2);
    expect(stdout).toContain(
      "      the neighbor's address is 187.16.219.134, and was 187.16.219.133, net/peers/content.yaml:11\n",
    );
  });

  test("of a network and itself finds none, and proves it", async () => {
    expect(await diff("net", "net")).toEqual({
      code: 0,
      stdout:
        "net -> net\n\nNo difference: 48 sessions and 96 filters proven unchanged in meaning.\n",
      stderr: "",
    });
  });

  test("reports what is newly accepted, from which peer and why", async () => {
    history.copy("examples/azion", "old");
    register("45.60.0.0/22");
    const { code, stdout, stderr } = await diff("old", "net");
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
    const place = (line: number) =>
      expect.stringMatching(new RegExp(`azion-peering.yaml:${line}$`));
    expect(stdout.split("\n")).toEqual([
      "old -> net",
      "",
      "Look twice",
      "  prefixes are newly accepted that no IRR object of the neighbor has: 45.60.0.0/22 (1 prefix, 1024 addresses)",
      "    2 sessions: AS13335_IX_BR_SP_V4 on gru1, AS13335_HUNDREDGIGE0_0_0_4_V4 on mia1",
      "",
      "Prefixes newly accepted",
      "  import, IPv4: 1 prefix, 1024 addresses: 45.60.0.0/22",
      "    2 sessions: AS13335_IX_BR_SP_V4 on gru1, AS13335_HUNDREDGIGE0_0_0_4_V4 on mia1",
      "    because PEERC_AS13335_IRR_V4 (declared in peers/content.yaml (45.60.0.0/22), RADB::AS-CLOUDFLARE) has 1 prefix more",
      "      the prefix 45.60.0.0/22 is declared now, net/peers/content.yaml:9",
      "    example 45.60.0.0/22, AS_PATH 13335, next hop 187.16.219.133, RPKI not-found",
      place(35),
      place(40),
      "",
      "46 sessions and 94 filters proven unchanged in meaning; 6 lines of the files differ.",
      "",
    ]);
    expect((await diff("old", "net", "--exit-zero")).code).toBe(0);
  });

  test("says it as JSON, too", async () => {
    history.copy("examples/azion", "old");
    register("45.60.0.0/22");
    const { code, stdout } = await diff("old", "net", "--format", "json");
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      before: "old",
      after: "net",
      equal: false,
      unchanged: { sessions: 46, filters: 94 },
      routes: [
        {
          kind: "accepted",
          scope: "prefixes",
          direction: "import",
          family: "ipv4",
          prefixes: {
            ranges: ["45.60.0.0/22"],
            rangesLeftOut: 0,
            prefixes: "1",
            addresses: "1024",
          },
          cause: { kind: "prefixes", name: "PEERC_AS13335_IRR_V4", added: ["45.60.0.0/22"] },
          example: {
            before: { verdict: "reject", reason: "not-in-irr" },
            after: { verdict: "accept", reason: null },
          },
          sessions: [{ sessions: [{ router: "gru1", asn: 13335 }, { router: "mia1" }] }],
        },
      ],
      notCompared: [],
    });
  });

  test("reports limits, options, and sessions and peers that are added, removed and moved", async () => {
    history.copy("examples/azion", "old");
    edit(CONTENT, "ipv4: 2000", "ipv4: 2500");
    edit("net/peers/access.yaml", "ttl_security: true", "ttl_security: false");
    const { stdout } = await diff("old", "net");
    expect(stdout).toContain(
      [
        "Settings",
        "  TTL security: on -> off",
        "    session AS4230_ENP4S0F0_V4 on for1, net/peers/access.yaml:15",
        "  the maximum of prefixes: 2000 -> 2500",
        "    2 sessions: AS13335_IX_BR_SP_V4 on gru1, AS13335_HUNDREDGIGE0_0_0_4_V4 on mia1, net/peers/content.yaml:9",
      ].join("\n"),
    );
    history.write({ "old/peers/access.yaml": "peers: []\n" });
    expect((await diff("old", "net")).stdout).toContain(
      "  2 new peers: AS1916 RNP, AS4230 Claro\n",
    );
    expect((await diff("net", "old")).stdout).toContain(
      "  2 peers gone: AS1916 RNP, AS4230 Claro\n",
    );
  });
});

describe("peerc diff as a comment", () => {
  test("is Markdown of a length that is a number", async () => {
    history.copy("examples/azion", "old");
    register("45.60.0.0/22");
    const { code, stdout } = await diff(
      "old",
      "net",
      "--format",
      "markdown",
      "--max-chars",
      "2000",
    );
    expect(code).toBe(2);
    expect(stdout).toMatch(/^<!-- peerc diff -->\n### `old` → `net`\n/);
    expect(stdout).toContain(
      "| Prefixes newly accepted: 1 change (1 prefix, 1024 addresses) | 2 sessions |\n",
    );
    const wrong = await diff("old", "net", "--format", "markdown", "--max-chars", "many");
    expect([wrong.code, wrong.stderr]).toEqual([64, expect.stringContaining("--max-chars")]);
  });
});

describe("why", () => {
  test("a setting of a peer is named, with its line", async () => {
    history.copy("examples/azion", "old");
    edit("net/peers/access.yaml", "med: 10", "med: 20");
    const { stdout } = await diff("old", "net");
    expect(stdout).toContain("Accepted with other attributes\n  export, IPv4: ");
    expect(stdout).toMatch(
      / {4}because the term set-med says something else, .*azion-peering.yaml:\d+\n/,
    );
    expect(stdout).toContain(
      "      a setting of AS4230: med is 20, and was 10, net/peers/access.yaml:6\n",
    );
    expect(stdout).toMatch(
      /before: accept with MED 10 by accept-\S+, .*\n.*after: {2}accept with MED 20/,
    );
  });
});

describe("peerc diff of revisions", () => {
  test("takes the working tree, and where the work left the default branch", async () => {
    history.commit("the example");
    history.git("checkout", "--quiet", "-b", "work");
    register("45.60.0.0/22");
    history.commit("a prefix more");
    edit(CONTENT, "ipv4: 2000", "ipv4: 2500");
    const { code, stdout } = await diff("--dir", "net");
    expect(code).toBe(2);
    expect(stdout).toMatch(/^main \([0-9a-f]{12}\) -> net\n/);
    expect(stdout).toContain("45.60.0.0/22");
    expect(stdout).toContain("2000 -> 2500");
    const last = await diff("main", "HEAD", "--dir", "net");
    expect(last.stdout).toMatch(/^main -> HEAD\n/);
    expect(last.stdout).toContain("45.60.0.0/22");
    expect(last.stdout).not.toContain("2500");
    expect((await diff("HEAD", "HEAD", "--dir", "net")).code).toBe(0);
  });
});

describe("what cannot be compared", () => {
  test("is an error that names its side", async () => {
    history.commit("the example");
    edit(CONTENT, "asn: 13335", "asn: 13335x");
    const after = await diff("HEAD", "--dir", "net");
    expect(after.code).toBe(1);
    expect(after.stdout).toBe("");
    expect(after.stderr).toMatch(
      /^The network after the change \(net\) has errors:\nnet\/peers\/content.yaml/,
    );
    const before = await diff("net", "HEAD", "--dir", "net");
    expect(before.stderr).toMatch(/^The network before the change \(net\) has errors:\n/);
    const json = await diff("HEAD", "--dir", "net", "--format", "json");
    expect(JSON.parse(json.stdout)).toMatchObject({
      version: 1,
      errors: [
        { side: "before the change (HEAD)", diagnostics: [] },
        { side: "after the change (net)", diagnostics: [{ severity: "error" }] },
      ],
    });
  });

  test("a revision or a folder that is not there", async () => {
    const unborn = await diff("HEAD~1", "--dir", "net");
    expect([unborn.code, unborn.stderr]).toEqual([1, expect.stringContaining("git-no-commits")]);
    history.commit("the example");
    const unknown = await diff("no-such", "--dir", "net");
    expect([unknown.code, unknown.stderr]).toEqual([
      1,
      expect.stringContaining("has no revision `no-such`"),
    ]);
    const empty = await diff("net/peers", "net");
    expect(empty.stderr).toContain("net/peers contains no network.yaml");
    history.write({ "net/snapshot": null });
    const lacking = await diff("HEAD", "--dir", "net");
    expect(lacking.stderr).toMatch(
      /^The network after the change \(net\) has errors:\nerror\[no-snapshot\]/,
    );
  });
});
