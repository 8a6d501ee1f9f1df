import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { compileSchema } from "../../../src/document/compile-schema.ts";
import { runbookSchema, type Runbook, type RunbookPart } from "../../../src/runbook/index.ts";
import { gitHistory, type GitHistory } from "../../fixtures/git-history.ts";
import { captured } from "../captured.ts";

/** The example; its last commit changes one peer on each platform. */
let history: GitHistory;
const SECRET = "zq7xw9vh4";

const runbook = async (...argv: readonly string[]) => {
  const result = await captured(history.root, "runbook", ...argv);
  expect(result.stdout + result.stderr).not.toMatch(/ {4}at |zq7xw9vh4/);
  return result;
};
const asJson = async (...argv: readonly string[]) => {
  const { stdout, stderr } = await runbook(...argv, "--format", "json");
  expect(stderr).toBe("");
  return JSON.parse(stdout) as Runbook;
};

beforeAll(async () => {
  for (const asn of [1916, 20940, 13335, 262287, 1299]) process.env[`BGP_PASSWORD_${asn}`] = SECRET;
  history = gitHistory();
  history.copy("examples/azion", ".");
  history.commit("the network");
  const path = join(history.root, "peers/content.yaml");
  const text = readFileSync(path, "utf8");
  const changed = ["AS-FACEBOOK]", "AS-PROLEXIC]"].reduce(
    (all, last) => all.replace(`${last}\n`, `${last}\n    max_prefixes: { ipv4: 777 }\n`),
    text,
  );
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
  expect(await captured(history.root, "build")).toMatchObject({ code: 0 });
  history.commit("a higher limit for Meta and Akamai");
});
afterAll(() => history.remove());

test("a runbook is as its schema says, and each step knows its way back", async () => {
  const made = await asJson("HEAD~1");
  const check = compileSchema(runbookSchema);
  expect([check(made), check.errors]).toEqual([true, null]);
  const parts = made.phases.flatMap((phase) => phase.parts);
  expect(parts.map(({ router }) => router)).toEqual([null, "for1", "gig1", "mia1", "gru1"]);
  for (const part of parts.slice(1)) expectWayBack(part);
  const ids = parts.flatMap(({ steps, back, restore }) =>
    [...steps, ...back, ...restore].map(({ id }) => id),
  );
  expect(new Set(ids).size).toBe(ids.length);
  // Every session that changes is looked at, and no other.
  const looked = parts.flatMap(({ steps }) =>
    steps.flatMap(({ check: { commands } }) => commands.map(({ about }) => about)),
  );
  expect(new Set(looked.map((about) => about.split(" ")[0]))).toEqual(
    new Set(["AS32934", "AS20940"]),
  );
  expect(made.mails.map(({ asn, to }) => [asn, to.length > 0])).toEqual([
    [20940, true],
    [32934, true],
  ]);
});

/** What is loaded is taken back by `back`, what is confirmed by `restore`, and what is neither by nothing. */
function expectWayBack({ id, steps, back, restore }: RunbookPart): void {
  const ways = steps.map((step) =>
    step.back[0] === undefined ? "" : step.back[0].replace(`${id}.`, ""),
  );
  expect([...new Set(ways)]).toEqual(["", "B1", "R1"]);
  const verify = steps.findIndex(({ commands }) => commands[0]?.startsWith("peerc verify --plan"));
  expect(ways[verify]).toBe("B1");
  expect(ways.slice(0, verify)).not.toContain("R1");
  expect(ways.slice(verify + 2).every((way) => way === "R1")).toBe(true);
  for (const step of steps) {
    const all = step.back[0]?.startsWith(`${id}.R`) === true ? restore : back;
    if (step.back.length > 0) expect(step.back).toEqual(all.map((one) => one.id));
  }
}

test("times are those that were given, and wrong ones are refused", async () => {
  const { stdout } = await runbook(
    "HEAD~1",
    "--start",
    "2026-12-01T03:00Z",
    "--wait",
    "1200",
    "--timer",
    "600",
  );
  expect(stdout).toContain("Start: 2026-12-01T03:00Z.");
  expect(stdout).toContain("wait 1200 s");
  expect(stdout).toContain("commit confirmed 10\n");
  expect(stdout).toContain("--timer 600 --format json > plan.json");
  for (const wrong of [
    "--start tonight",
    "--wait soon",
    "--below 0",
    "--language de",
    "--timer 90s",
  ]) {
    const { code, stdout: nothing, stderr } = await runbook("HEAD~1", ...wrong.split(" "));
    expect([code, nothing]).toEqual([64, ""]);
    expect(stderr).toContain(`error[wrong-usage]: ${wrong.split(" ")[0] ?? ""}`);
  }
});

test("the page for a browser needs nothing else, and has every command", async () => {
  const { stdout: html } = await runbook("HEAD~1", "--format", "html");
  expect(html).not.toMatch(/<script|<link|<img|src=|url\(|https?:/);
  expect(
    [...html.matchAll(/href="([^"]*)"/g)]
      .map(([, to = ""]) => to)
      .filter((to) => !to.startsWith("#")),
  ).toEqual([]);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  for (const [, to] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(to);
  const shown = html
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
  const { stdout: markdown } = await runbook("HEAD~1");
  const commands = (await asJson("HEAD~1")).phases
    .flatMap(({ parts }) =>
      parts.flatMap(({ steps, back, restore }) => [...steps, ...back, ...restore]),
    )
    .flatMap((step) => step.commands);
  expect(commands.length).toBeGreaterThan(100);
  for (const command of commands) {
    expect(shown).toContain(command);
    expect(markdown).toContain(`  ${command}\n`);
  }
});

test("a change that loads nothing has nothing to do", async () => {
  const { phases, lost } = await asJson("HEAD");
  expect(lost).toEqual([]);
  expect(phases.flatMap(({ parts }) => parts.map(({ router }) => router))).toEqual([null]);
});

test("a maintenance is drained, shut and restored, and its digests are those of what `peerc drain` declares", async () => {
  const made = await asJson(
    "--shut",
    "ix-br-sp",
    "--message",
    "back at 05:00 UTC",
    "--below",
    "5M",
  );
  const titles = made.phases.map(({ title }) => title.split(" ")[0]);
  expect(titles).toEqual(["Drain", "Wait", "Shut", "The", "Bring", "Restore"]);
  expect(made.lost[0]?.text).toContain("all of its sessions");
  expect(made.mails.map(({ asn }) => asn)).toContain(13335);
  for (const { parts } of made.phases) {
    const [here] = parts;
    for (const { commands, check } of here?.steps ?? []) {
      const [line = ""] = commands;
      if (!/^peerc (drain|build)|^sha256sum/.test(line)) continue;
      if (line.startsWith("sha256sum")) {
        for (const entry of check.contains) {
          const [digest, path = ""] = entry.split("  ");
          const text = readFileSync(join(history.root, path));
          expect([path, createHash("sha256").update(text).digest("hex")]).toEqual([path, digest]);
        }
        continue;
      }
      const words = line.split(" ").slice(1);
      const [quoted] = /'.*'/.exec(line) ?? [];
      const argv =
        quoted === undefined
          ? words
          : [
              ...line.replace(` --message ${quoted}`, "").split(" ").slice(1),
              "--message",
              quoted.slice(1, -1),
            ];
      expect((await captured(history.root, ...argv)).code).toBe(0);
    }
  }
  expect(history.git("status", "--short")).toBe("");
  // A session that is shut must be down, one that comes back must be up.
  const looks = (title: string) =>
    made.phases
      .find((phase) => phase.title.startsWith(title))
      ?.parts.flatMap(({ steps }) =>
        steps.flatMap(({ check }) => check.commands.flatMap(({ contains }) => contains)),
      );
  expect(new Set(looks("Shut"))).toEqual(new Set(["State: Idle"]));
  expect(new Set(looks("Restore"))).toEqual(new Set(["State: Established"]));
});

test("a maintenance of nothing, or of what is not built, is refused", async () => {
  const { code, stderr } = await runbook("--drain", "ix-br-xx");
  expect([code, stderr.split("\n")[0]]).toEqual([
    1,
    expect.stringContaining("error[unknown-state-target]"),
  ]);
  expect((await runbook("HEAD~1", "--drain", "ix-br-sp")).code).toBe(64);
  expect((await runbook("HEAD~1", "--message", "x")).code).toBe(64);
});
