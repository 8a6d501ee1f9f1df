import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeEach, describe, expect, test } from "@jest/globals";

import { Progress } from "../../../src/cli/output/progress.ts";
import { run } from "../../../src/cli/run.ts";
import { wrongInReport } from "../../diff/as-published.ts";
import { captured } from "../captured.ts";

const root = mkdtempSync(join(tmpdir(), "peerc-formats-"));
const CONTENT = "peers/content.yaml";
const TEXT = readFileSync(join("examples/azion", CONTENT), "utf8");

beforeEach(() => {
  for (const side of ["old", "new"]) {
    rmSync(join(root, side), { recursive: true, force: true });
    cpSync("examples/azion", join(root, side), { recursive: true });
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Writes the new version of the file of peers. */
function edit(...pairs: readonly (readonly [string, string])[]): void {
  const text = pairs.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`no ${from}`);
    return now.replace(from, () => to);
  }, TEXT);
  writeFileSync(join(root, "new", CONTENT), text);
}

const diff = (...argv: readonly string[]) => captured(root, "diff", "old", "new", ...argv);

/** Runs it as in a workflow. */
async function inWorkflow(...argv: readonly string[]) {
  const summaryFile = join(root, "summary.md");
  rmSync(summaryFile, { force: true });
  let [stdout, stderr] = ["", ""];
  const code = await run(["diff", "old", "new", "--format", "github", ...argv], {
    stdout: (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    colour: false,
    progress: new Progress(null),
    cwd: root,
    summaryFile,
    signal: AbortSignal.abort(),
  });
  const summary = existsSync(summaryFile) ? readFileSync(summaryFile, "utf8") : null;
  return { code, stdout, stderr, summary };
}

describe("a change of 40,000 lines", () => {
  const prefixes = Array.from(
    { length: 20_000 },
    (_, i) => `60.${Math.floor(i / 128)}.${(i * 2) % 256}.0/24`,
  );
  const register = [
    "as_sets: [RADB::AS-CLOUDFLARE]",
    `as_sets: [RADB::AS-CLOUDFLARE]\n    prefixes: [${prefixes.join(", ")}]`,
  ] as const;

  test("stays under the limit of a comment, and its first ten lines say what it is", async () => {
    edit(register);
    const { stdout, code } = await diff("--lines", "--format", "markdown", "--max-chars", "3000");
    expect(code).toBe(2);
    expect(stdout.length).toBeLessThanOrEqual(3_000);
    expect(stdout.split("\n").slice(0, 10)).toEqual([
      "<!-- peerc diff -->",
      "### `old` → `new`",
      "46 sessions and 94 filters proven unchanged in meaning; 40004 lines of the files differ.",
      "",
      "| change | where |",
      "| --- | --- |",
      "| ⚠ prefixes are newly accepted that no IRR object of the neighbor has | 2 sessions |",
      "| ⚠ more prefixes are registered than the limit allows | 2 sessions |",
      "| Prefixes newly accepted: 1 change (20000 prefixes, 5120000 addresses) | 2 sessions |",
      "",
    ]);
  }, 60_000);
});

describe("--format github", () => {
  test("annotates the changed lines of the new version and appends the job summary", async () => {
    edit(["ipv4: 2000", "ipv4: 2500"]);
    const { code, stdout, stderr, summary } = await inWorkflow();
    expect([code, stderr]).toEqual([2, ""]);
    expect(stdout).toBe(
      "::warning file=new/peers/content.yaml,line=9,title=peerc diff::the maximum of prefixes: 2000 -> 2500%0A" +
        "2 sessions: AS13335_IX_BR_SP_V4 on gru1, AS13335_HUNDREDGIGE0_0_0_4_V4 on mia1\n",
    );
    expect(summary).toBe((await diff("--format", "markdown")).stdout);
    const without = await diff("--format", "github");
    expect(without.stderr).toContain("GITHUB_STEP_SUMMARY is not set");
    expect(without.code).toBe(2);
  });

  test("points to no line of the old version", async () => {
    const more = "as_sets: [RADB::AS-CLOUDFLARE]\n    prefixes: [60.1.0.0/16]";
    edit();
    writeFileSync(join(root, "old", CONTENT), TEXT.replace("as_sets: [RADB::AS-CLOUDFLARE]", more));
    const { stdout } = await inWorkflow();
    expect(stdout).toContain("::warning title=peerc diff::Prefixes no longer accepted");
    expect(stdout).toContain("the prefix 60.1.0.0/16 is no longer declared");
    expect(stdout).not.toContain("file=");
  });

  test("has risks on the lines that they come from", async () => {
    const more = "as_sets: [RADB::AS-CLOUDFLARE]\n    prefixes: [60.1.0.0/16]";
    edit(["as_sets: [RADB::AS-CLOUDFLARE]", more], ["ipv4: 2000", "ipv4: 3"]);
    const { stdout } = await inWorkflow();
    const lineOf = (text: string) => {
      const lines = readFileSync(join(root, "new", CONTENT), "utf8").split("\n");
      return lines.findIndex((line) => line.includes(text)) + 1;
    };
    const risks = stdout.split("\n").filter((line) => line.startsWith("::error"));
    expect(risks.map((line) => line.replace(/%0A.*/, ""))).toEqual([
      `::error file=new/${CONTENT},line=${lineOf("60.1.0.0/16")},title=peerc diff::prefixes are newly accepted that no IRR object of the neighbor has`,
      `::error file=new/${CONTENT},line=${lineOf("ipv4: 3")},title=peerc diff::more prefixes are registered than the limit allows`,
    ]);
  });

  test("has what is not allowed in advance, and why, on the lines that it comes from", async () => {
    writeFileSync(
      join(root, "allowed.yaml"),
      "allowed:\n  - name: limits\n    on: {}\n    limits: { follow_registration: 500% }\n",
    );
    edit(["ipv4: 2000", "ipv4: 3"]);
    const { code, stdout } = await inWorkflow("--allow", "allowed.yaml");
    expect(code).toBe(2);
    const commands = stdout.trimEnd().split("\n");
    expect(commands).toHaveLength(2);
    for (const command of commands) {
      expect(command).toMatch(new RegExp(`^::error file=new/${CONTENT},line=9,`));
    }
    expect(stdout).toContain("::more prefixes are registered than the limit allows");
  });

  test("has risks of a policy on the line of the term", async () => {
    const policy = readFileSync("policies/azion-peering.yaml", "utf8").replace(
      "name: azion-peering",
      "name: edge",
    );
    const lab =
      "  - name: accept-lab\n    when: { prefix: { in: bogon-prefixes } }\n    then: accept\n";
    for (const side of ["old", "new"]) {
      const network = join(root, side, "network.yaml");
      const text = readFileSync(network, "utf8");
      writeFileSync(network, text.replace("policy: azion-peering", "policy: edge"));
      mkdirSync(join(root, side, "policies"));
      const to = side === "old" ? policy : policy.replace("import:\n", `import:\n${lab}`);
      writeFileSync(join(root, side, "policies/edge.yaml"), to);
    }
    const { stdout } = await inWorkflow();
    const [bogons] = stdout.split("\n");
    const line = policy.split("\n").indexOf("import:") + 2;
    expect(bogons).toContain(`::error file=new/policies/edge.yaml,line=${line},title=peerc diff::`);
    expect(bogons).toContain("must not be routed on the Internet");
  });

  test("has ten annotations at most, and the number of the others", async () => {
    // Every session of every peer of content gets another description.
    const text = TEXT.replaceAll(/name: ([A-Z]\w+)\n/g, "name: $1 Inc\n");
    writeFileSync(join(root, "new", CONTENT), text);
    const { stdout } = await inWorkflow();
    const commands = stdout.trimEnd().split("\n");
    expect(commands).toHaveLength(10);
    expect(commands.at(-1)).toMatch(/^::notice title=peerc diff::and \d+ more: /);
  });

  test("is no way to give other commands, or markup", async () => {
    edit(["name: Cloudflare\n", 'name: "C%0A<b>::error file=a,b:c::x|`@all`"\n']);
    const { stdout, summary } = await inWorkflow();
    for (const line of stdout.trimEnd().split("\n")) expect(line).toMatch(/^::warning /);
    expect(stdout).toContain("C%250A<b>::error file=a,b:c::x|");
    const outside = summary?.replace(/(`{3,})text\n.*?\n\1\n/gs, "") ?? "";
    expect(outside).not.toMatch(/<b>|@all/);
    const { stdout: html } = await diff("--format", "html");
    expect(html).toContain("&lt;b&gt;::error");
    expect(html).not.toContain("<b>");
  });

  test("names the errors of a network that does not validate as annotations", async () => {
    edit(["relation: peer", "relation: pear"]);
    const { code, stdout } = await inWorkflow();
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=new\/peers\/content.yaml,line=\d+,/);
  });
});

describe("every format", () => {
  test.each(["text", "json", "markdown", "html", "github"])(
    "%s exits with 2 for differences, 0 for none or --exit-zero, 1 for errors",
    async (format) => {
      const argv = ["--format", format];
      expect((await diff(...argv)).code).toBe(0);
      edit(["ipv4: 2000", "ipv4: 2500"]);
      const one = await diff(...argv);
      expect(one.code).toBe(2);
      expect(await diff(...argv)).toEqual(one);
      if (format === "json") expect(wrongInReport(one.stdout)).toEqual([]);
      expect((await diff(...argv, "--exit-zero")).code).toBe(0);
      edit(["relation: peer", "relation: pear"]);
      const failed = await diff(...argv, "--exit-zero");
      expect(failed.code).toBe(1);
      if (format === "json") expect(wrongInReport(failed.stdout)).toEqual([]);
      expect(failed.stdout + failed.stderr).toContain("pear");
    },
    60_000,
  );
});

describe("--format html", () => {
  test("is one complete file without scripts, and nothing is loaded", async () => {
    edit(["ipv4: 2000", "ipv4: 2500"]);
    const { stdout } = await diff("--format", "html");
    expect(stdout).toMatch(/^<!doctype html>\n<html lang="en">[^]*<\/html>\n$/);
    expect(stdout).not.toMatch(/<script|<link|<img|https?:|\son\w+=/);
    expect(stdout).toContain(
      "<tr><td>the maximum of prefixes changed</td><td>2 sessions</td></tr>",
    );
    // The heading is not printed twice.
    expect(stdout).toContain("<summary>Settings</summary>\n<pre>  the maximum of prefixes");
    const tags = [...stdout.matchAll(/<(\/?)(\w+)/g)].filter(([, , tag]) => tag !== "meta");
    const open: string[] = [];
    for (const [, end, tag = ""] of tags) {
      if (end === "") open.push(tag);
      else expect(open.pop()).toBe(tag);
    }
    expect(open).toEqual([]);
  });
});
