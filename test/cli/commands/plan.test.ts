import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";

import { compileSchema } from "../../../src/document/compile-schema.ts";
import { planSchema } from "../../../src/plan/index.ts";
import type { LoadPlan } from "../../../src/plan/index.ts";
import { gitHistory, type GitHistory } from "../../fixtures/git-history.ts";
import { captured } from "../captured.ts";

/** The example, with other timers on every router since HEAD, built; and the plan for that. */
let history: GitHistory;
let plan: string;
const SECRET = "zq7xw9vh4";

const peerc = async (...argv: readonly string[]) => {
  const result = await captured(history.root, ...argv);
  expect(result.stdout + result.stderr).not.toMatch(/ {4}at |zq7xw9vh4/);
  return result;
};
const pathOf = (name: string) => join(history.root, name);
const textOf = (name: string) => readFileSync(pathOf(name), "utf8");
const put = (name: string, text: string) => writeFileSync(pathOf(name), text);
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

let built: ReadonlyMap<string, string>;
beforeAll(async () => {
  process.env["BGP_PASSWORD_1916"] = SECRET;
  history = gitHistory();
  history.copy("examples/azion", ".");
  history.commit("the network");
  put("network.yaml", textOf("network.yaml").replace("30s, hold: 90s", "20s, hold: 60s"));
  expect((await peerc("build")).code).toBe(0);
  plan = (await peerc("plan", "HEAD", "--format", "json")).stdout;
  const files = [
    "network.yaml",
    ...["for1", "gig1", "gru1", "mia1"].map((one) => `rendered/${one}.conf`),
  ];
  built = new Map(files.map((file) => [file, textOf(file)]));
});
afterAll(() => {
  delete process.env["BGP_PASSWORD_1916"];
  history.remove();
});
beforeEach(() => {
  for (const [file, text] of built) put(file, text);
  put("plan.json", plan);
});

test("a plan says what is loaded where, in which order, and is as its schema says", () => {
  const made = JSON.parse(plan) as LoadPlan;
  const check = compileSchema(planSchema);
  expect([check(made), check.errors]).toEqual([true, null]);
  expect(made.batches).toEqual([["for1"], ["gig1", "mia1"], ["gru1"]]);
  expect(made.routers.map(({ name, batch }) => [name, batch])).toEqual([
    ["for1", 0],
    ["gig1", 1],
    ["mia1", 1],
    ["gru1", 2],
  ]);
  expect(made.base.revision).toBe(history.git("rev-parse", "HEAD"));
  for (const { name, file, sha256: digest, before, variables } of made.routers) {
    const text = textOf(`rendered/${name}.conf`);
    expect([file, digest]).toEqual([`rendered/${name}.conf`, sha256(text)]);
    expect(before?.sha256).toBe(sha256(`${history.git("show", `HEAD:${file}`)}\n`));
    const placeholders = text.matchAll(/\$\{(\w+)\}/g);
    const fromText = name === "mia1" ? text.matchAll(/\b(BGP_PASSWORD_\w+)/g) : placeholders;
    expect(variables).toEqual([...new Set([...fromText].map(([, one]) => one))].sort());
  }
  const { digest, ...rest } = made;
  expect(digest).toBe(sha256(JSON.stringify(rest)));
});

test("a file that is not built is not planned", async () => {
  put("rendered/gru1.conf", "# nothing\n");
  const { code, stdout, stderr } = await peerc("plan", "HEAD");
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("error[plan-not-built]: gru1: rendered/gru1.conf is out of date");
  expect(stderr).not.toContain("mia1");
});

test("a router whose file differs in comments alone is named, and in no batch", async () => {
  const old = gitHistory();
  old.copy("examples/azion", ".");
  const file = join(old.root, "rendered/for1.conf");
  writeFileSync(file, `# another comment\n${readFileSync(file, "utf8")}`);
  old.commit("made by another version");
  old.copy("examples/azion", ".");
  const { stdout } = await captured(old.root, "plan", "HEAD");
  old.remove();
  expect(stdout).toContain("There is nothing to load.\nOnly comments differ: for1\n");
  expect(stdout).toContain("Unchanged: gig1, gru1, mia1\n");
});

test("what is not possible is refused before there is a plan", async () => {
  const refused = async (...argv: readonly string[]) => {
    const { code, stdout, stderr } = await peerc("plan", "HEAD", ...argv);
    expect(stdout).toBe("");
    return `${code} ${stderr.split("\n")[0] ?? ""}`;
  };
  expect(await refused("--timer", "330")).toBe(
    "1 error[timer-not-possible]: Junos has no timer of 330 s",
  );
  expect(await refused("--timer", "5")).toContain(
    "1 error[timer-not-possible]: BIRD has no timer of 5 s",
  );
  expect(await refused("--canary", "mia2")).toBe(
    "1 error[unknown-router]: there is no router `mia2`",
  );
  expect(await refused("--batch", "0")).toContain(
    "64 error[wrong-usage]: --batch takes a whole number",
  );
  expect(await refused("--device", "bird.birdc=birdc'; reboot")).toContain(
    "64 error[wrong-usage]: --device",
  );
  expect(await refused("--device", "frr.timer=at")).toContain("frr.timer is one of systemd, sleep");
  expect(await refused("--device", "bird.dir=/etc")).toContain("there is no setting `bird.dir`");
  expect(await refused("--router", "gru1")).toContain(
    "64 error[wrong-usage]: --router is for --check",
  );
});

test("places of routers' files and programs are given, for each router its own", async () => {
  const devices = ["bird.birdc=birdc -s /run/{router}.ctl", "frr.timer=sleep"];
  const { stdout } = await peerc(
    ...["plan", "HEAD", "--format", "json"],
    ...devices.flatMap((device) => ["--device", device]),
  );
  const { routers } = JSON.parse(stdout) as LoadPlan;
  const runs = (router: string): readonly string[] => {
    const load = routers.find(({ name }) => name === router);
    if (!load) return [];
    return Object.values({ ...load.commands })
      .flat()
      .map(({ run }) => run);
  };
  expect(runs("for1")).toContain("birdc -s /run/for1.ctl 'configure confirm'");
  expect(runs("gig1").filter((run) => /sleep 300; mv /.test(run))).toHaveLength(1);
  expect(runs("gig1").filter((run) => run.includes("systemd"))).toEqual([]);
});

test("what would be loaded must be what was planned", async () => {
  const check = async (...argv: readonly string[]) => {
    const { code, stdout, stderr } = await peerc("plan", "--check", "plan.json", ...argv);
    return `${code} ${(stdout + stderr).split("\n")[0] ?? ""}`;
  };
  expect(await check()).toBe(
    "0 plan.json: the files of for1, gig1, mia1, gru1 are those of the plan",
  );

  put("rendered/for1.conf", `${built.get("rendered/for1.conf") ?? ""}\n`);
  expect(await check()).toContain(
    "1 error[plan-outdated]: for1: rendered/for1.conf is not the file of plan.json: what is on disk",
  );
  expect(await check("--router", "gru1")).toBe(
    "0 plan.json: the files of gru1 are those of the plan",
  );
  expect(await check("--router", "gru2")).toContain(
    "1 error[plan-without-router]: plan.json loads nothing on gru2",
  );
  put("rendered/for1.conf", built.get("rendered/for1.conf") ?? "");

  // Edited, and built again: what is on disk is right, and not what was reviewed.
  put("network.yaml", textOf("network.yaml").replace("20s, hold: 60s", "10s, hold: 30s"));
  expect(await check("--router", "for1")).toContain(
    "the declaration, its registry data or peerc has changed since",
  );
  expect((await peerc("build")).code).toBe(0);
  expect(await check("--router", "for1")).toContain(
    "the declaration, its registry data or peerc has changed since",
  );

  for (const text of [plan.replace('"batch": 1', '"batch": 0'), plan.slice(0, 9000), "[]", ""]) {
    put("plan.json", text);
    expect(await check()).toMatch(/^1 plan\.json:\d+:\d+: error\[/);
  }
  expect((await peerc("plan", "--check", "nowhere.json")).stderr).toContain(
    "error[file-not-found]",
  );
});

test("a router runs what was planned, or is refused with the reason", async () => {
  const main = (id: string) => `router id ${id};\nprotocol device { }\nprotocol bfd { }\n`;
  const bird = `${main("179.191.175.3")}${built.get("rendered/for1.conf") ?? ""}protocol kernel { ipv4; }\n`;
  const filled = (name: string) =>
    (built.get(`rendered/${name}.conf`) ?? "").replaceAll(/\$\{\w+\}/g, SECRET);
  const runs = async (router: string, text: string) => {
    put(`${router}.running`, text);
    const { code, stdout, stderr } = await peerc(
      ...["verify", "--plan", "plan.json", "--file", `${router}=${router}.running`],
    );
    return `${code} ${stdout}${stderr}`;
  };
  expect(await runs("for1", bird)).toMatch(
    /^0 for1\.running: for1: 9 sessions, 18 filters: proven\n/,
  );
  expect(await runs("gig1", filled("gig1"))).toMatch(/^0 gig1\.running: gig1: 9 sessions/);

  expect(await runs("for1", bird.replace("hold time 60", "hold time 61"))).toContain(
    "error[option-differs]",
  );
  expect(await runs("for1", bird.slice(0, bird.length / 2))).toMatch(
    /^1 for1\.running:\d+:\d+: error/,
  );
  expect(await runs("for1", bird.replace("179.191.175.3", "179.191.175.4"))).toContain(
    "error[router-id-differs]",
  );
  expect(await runs("gig1", filled("gig1").split("\n").slice(0, -40).join("\n"))).toMatch(
    /^1 .*error/s,
  );
  // Loaded without the secrets: a wrong password, and the session stays down.
  expect(await runs("gig1", built.get("rendered/gig1.conf") ?? "")).toContain(
    "error[option-differs]",
  );
  expect(await runs("gig1", bird)).toMatch(/^1 .*error/s);
  // What ran before is not what was planned.
  const before = history.git("show", "HEAD:rendered/for1.conf");
  expect(await runs("for1", `${main("179.191.175.3")}${before}\n`)).toContain(
    "error[option-differs]",
  );

  put("network.yaml", textOf("network.yaml").replace("20s, hold: 60s", "10s, hold: 30s"));
  const edited = await runs("for1", bird);
  expect(edited).toMatch(/^1 /);
  expect(edited).toContain("error[plan-outdated]: for1");
  expect(edited).not.toContain("proven");
});
