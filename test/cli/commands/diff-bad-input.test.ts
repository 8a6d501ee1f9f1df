import { readFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { gitHistory, runTestGit, type GitHistory } from "../../fixtures/git-history.ts";
import { captured } from "../captured.ts";

let history: GitHistory;
beforeEach(() => {
  history = gitHistory();
  history.copy("examples/azion", "net");
});
afterEach(() => history.remove());

const diff = (...argv: readonly string[]) => captured(history.root, "diff", ...argv);
const textOf = (path: string) => readFileSync(join(history.root, path), "utf8");

/** Peers of which each accepts one declared prefix on one router. */
function manyPeers(count: number, prefixOf: (i: number) => string): string {
  const peers = Array.from(
    { length: count },
    (_, i) => `  - asn: ${200_000 + i}
    name: Peer ${i}
    relation: peer
    prefixes: [${prefixOf(i)}]
    origins: [${200_000 + i}]
    allow_empty: [ipv6]
    sessions: [{ router: gig1, pni: eth${i}, local: 45.12.${i >> 6}.${(i & 63) * 4 + 1}, remote: 45.12.${i >> 6}.${(i & 63) * 4 + 2} }]
`,
  );
  return `peers:\n${peers.join("")}`;
}

describe("what is unusual, but right", () => {
  test("a rename of a peers file changes nothing, and an empty line neither", async () => {
    const text = textOf("net/peers/content.yaml");
    history.commit("the example");
    history.write({
      "net/peers/content.yaml": null,
      "net/peers/renamed.yaml": `# renamed\n\n${text}`,
    });
    const { code, stdout, stderr } = await diff("HEAD", "--dir", "net");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("No difference: 48 sessions and 96 filters");
  });

  test.each([
    [120, "text"],
    [200, "markdown"],
  ] as const)("%i changed peers fit, as %s", async (count, format) => {
    const peers = (first: number) => manyPeers(count, (i) => `${first}.${i >> 8}.${i & 255}.0/24`);
    history.write({ "net/peers/many.yaml": peers(44) });
    history.commit("many peers");
    history.write({ "net/peers/many.yaml": peers(43) });
    const { code, stdout, stderr } = await diff("HEAD", "--dir", "net", "--format", format);
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
    if (format === "markdown") expect(stdout.length).toBeLessThanOrEqual(60_000);
    else expect(stdout.split("\n").length).toBeLessThan(120);
    expect(stdout).toContain(format === "text" ? "changes more (--verbose" : "left out here");
  });

  test("in a clone, the last commit is compared, in a subfolder and from it", async () => {
    history.commit("the example");
    history.write({
      "net/peers/content.yaml": textOf("net/peers/content.yaml").replace(
        "ipv4: 2000",
        "ipv4: 2500",
      ),
    });
    history.commit("a raised limit");
    runTestGit(history.root, ["clone", "--quiet", ".", "clone"]);
    const above = await captured(
      join(history.root, "clone"),
      "diff",
      "HEAD~1",
      "HEAD",
      "--dir",
      "net",
    );
    const inside = await captured(join(history.root, "clone/net"), "diff", "HEAD~1", "HEAD");
    const onDisk = await captured(join(history.root, "clone/net"), "diff", "HEAD~1");
    for (const { code, stdout } of [above, inside, onDisk]) {
      expect(code).toBe(2);
      expect(stdout).toContain("the maximum of prefixes: 2000 -> 2500");
    }
    expect(runTestGit(join(history.root, "clone"), ["status", "--porcelain"])).toBe("");
  });
});

describe("what is wrong", () => {
  test("a network with a part in a submodule is told so", async () => {
    const other = gitHistory();
    try {
      other.commit("peers", { "x.yaml": "peers: []\n" });
      history.write({ "net/peers": null });
      history.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        other.root,
        "net/peers",
      );
      history.commit("a submodule");
      const { code, stdout, stderr } = await diff("HEAD", "--dir", "net");
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toMatch(/^error\[git-submodule\]/);
    } finally {
      other.remove();
    }
  });

  test.each(["HEAD~99", "no\nsuch", "--output=x", "a b", "v1..v2", ""])(
    "the revision %j is none",
    async (revision) => {
      history.commit("the example");
      const { code, stderr } = await diff(revision, "HEAD", "--dir", "net");
      expect(code).toBeGreaterThan(0);
      expect(stderr).toMatch(/^(?:error|The network)/);
      expect(stderr).not.toMatch(/\n {4}at /);
      expect(history.git("status", "--porcelain")).toBe("");
    },
  );

  test("a name with a newline is an error, and is not printed as one", async () => {
    history.commit("the example");
    const text = textOf("net/peers/content.yaml").replace(/name: .*/, 'name: "a\\nb\\u001b[31m"');
    history.write({ "net/peers/content.yaml": text });
    const { code, stdout, stderr } = await diff("HEAD", "--dir", "net");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^The network after the change \(net\) has errors:\n/);
    expect(stderr).not.toContain("\u001b[31m");
    const folder = "net\nError: x";
    history.copy("examples/azion", folder);
    const same = await diff(folder, folder);
    expect(same.code).toBe(0);
    expect(same.stdout.split("\n")[0]).toMatch(/^net\\nError: x -> net\\nError: x$/);
  });
});
