import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { captured } from "../cli/captured.ts";
import { wrongInReport } from "./as-published.ts";
import { gitHistory, type GitHistory } from "../fixtures/git-history.ts";

const PAGE = "docs/diff.md";

let history: GitHistory;
/** The commits, by what they are about. */
const commits = new Map<string, string>();

/** Replaces texts in a file of the network. */
function edit(path: string, ...pairs: readonly (readonly [string, string])[]): void {
  let text = readFileSync(join(history.root, path), "utf8");
  for (const [before, after] of pairs) {
    if (!text.includes(before)) throw new Error(`${path} has no ${before}`);
    text = text.replace(before, after);
  }
  history.write({ [path]: text });
}

const STEPS: readonly (readonly [string, () => void | Promise<void>])[] = [
  [
    "a registry refresh",
    async () => {
      edit(
        "irr/radb.rpsl",
        ["members:        AS209242\n", "members:        AS209242, AS20940\n"],
        [
          /route: +69\.89\.0\.0\/20\n(?:.+\n)*\n/.exec(
            readFileSync(join(history.root, "irr/radb.rpsl"), "utf8"),
          )?.[0] ?? "?",
          "",
        ],
      );
      const { code, stderr } = await captured(history.root, "fetch");
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    },
  ],
  [
    "a new peer",
    () =>
      history.write({
        "peers/new.yaml":
          "peers:\n  - asn: 19551\n    name: Imperva\n    relation: peer\n    prefixes: [45.60.0.0/22]\n    origins: [19551]\n" +
          "    max_prefixes: { ipv4: 500 }\n    sessions:\n      - router: gig1\n        exchange: ix-br-rj\n" +
          "        local: 45.6.53.80\n        remote: 45.6.52.77\n",
      }),
  ],
  ["a raised limit", () => edit("peers/content.yaml", ["ipv4: 2000", "ipv4: 2500"])],
  [
    "a policy edited wrongly by hand",
    () =>
      edit("policies/edge.yaml", [
        "  - use: reject-bogon-prefix\n",
        "  - name: accept-lab\n    when: { prefix: { in: lab } }\n    then: accept\n  - use: reject-bogon-prefix\n",
      ]),
  ],
  [
    "a session that moves",
    () =>
      edit("peers/access.yaml", [
        "router: gru1\n        pni: et-0/0/4",
        "router: mia1\n        pni: et-0/0/4",
      ]),
  ],
  [
    "other text with the same meaning",
    () => edit("network.yaml", ["sources: [RADB, TC]", "sources: [RADB, TC]\n  aggregate: false"]),
  ],
];

beforeAll(async () => {
  history = gitHistory();
  history.copy("examples/azion", ".");
  const policy = readFileSync("policies/azion-peering.yaml", "utf8");
  history.write({
    "policies/edge.yaml": policy.replace("name: azion-peering", "name: edge"),
    "policies/lists/lab.yaml":
      "name: lab\nabout: Our laboratory.\nprefixes:\n  ipv4: [{ prefix: 10.20.0.0/16^+, why: the laboratory }]\n  ipv6: []\n",
  });
  edit("network.yaml", ["policy: azion-peering", "policy: edge"]);
  history.commit("the network");
  for (const [about, step] of STEPS) {
    await step();
    commits.set(about, history.commit(about));
  }
});
afterAll(() => history.remove());

/** peerc's output for a commit, as shown on the page. */
async function recorded(about: string): Promise<string> {
  const commit = commits.get(about) ?? "";
  const { stdout, stderr } = await captured(history.root, "diff", `${commit}~1`, commit);
  expect(stderr).toBe("");
  return stdout
    .replaceAll(`${process.cwd()}/`, "")
    .replaceAll(commit, "HEAD")
    .replaceAll(commit.slice(0, 12), "HEAD")
    .trimEnd();
}

/** What is said of the files that an earlier version, with an entry for each prefix, wrote for the last commit. */
async function recordedUpdate(): Promise<string> {
  const build = (out: string) => captured(history.root, "build", "--no-native-check", "--out", out);
  history.git(
    "checkout",
    "--quiet",
    "--force",
    commits.get("other text with the same meaning") ?? "",
  );
  const old = await build("old");
  history.git("checkout", "--quiet", "--force", commits.get("a session that moves") ?? "");
  const now = await build("new");
  expect([old.code, now.code]).toEqual([0, 0]);
  const { stdout, stderr } = await captured(history.root, "diff", "--files", "old", "new");
  expect(stderr).toBe("");
  return stdout.trimEnd();
}

const PAGES: readonly (readonly [string, () => Promise<string>])[] = [
  ...STEPS.map(([about]) => [about, () => recorded(about)] as const),
  ["an update of peerc", recordedUpdate],
];

test.each(PAGES)("the page has the message about %s", async (about, say) => {
  const heading = `### ${about[0]?.toUpperCase() ?? ""}${about.slice(1)}\n`;
  const page = readFileSync(PAGE, "utf8");
  const at = page.indexOf(heading);
  expect(at).toBeGreaterThan(0);
  const [block = ""] = /```text\n.*?\n```/s.exec(page.slice(at)) ?? [];
  const now = `\`\`\`text\n${await say()}\n\`\`\``;
  if (process.env["UPDATE_GOLDEN"] !== undefined) {
    writeFileSync(PAGE, page.slice(0, at) + page.slice(at).replace(block, () => now));
  } else expect(block).toBe(now);
});

test.each(STEPS.map(([about]) => about))(
  "the schema describes what is said of %s",
  async (about) => {
    const commit = commits.get(about) ?? "";
    const sides = [`${commit}~1`, commit];
    const { stdout } = await captured(history.root, "diff", ...sides, "--format", "json");
    expect(wrongInReport(stdout)).toEqual([]);
  },
);
