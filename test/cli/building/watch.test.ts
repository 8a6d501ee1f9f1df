import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "@jest/globals";

import { Progress } from "../../../src/cli/output/progress.ts";
import { run } from "../../../src/cli/run.ts";
import { captured } from "../captured.ts";

/** How long a change may take to be noticed and built, in milliseconds. */
const PATIENCE = 60_000;

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-watch-"));
  cpSync("examples/azion", join(root, "azion"), { recursive: true });
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** `peerc build --watch` in this process. */
class Watch {
  readonly #stop = new AbortController();
  readonly #ended: Promise<number>;
  #stdout = "";
  #stderr = "";
  #told: () => void = () => undefined;

  constructor(...options: readonly string[]) {
    this.#ended = run(["build", "azion", "--watch", "--no-native-check", ...options], {
      stdout: (text) => void (this.#stdout += text),
      stderr: (text) => {
        this.#stderr += text;
        if (text.includes("Watching")) this.#told();
      },
      colour: false,
      progress: new Progress(null),
      cwd: root,
      signal: this.#stop.signal,
    });
  }

  /** What the next build prints, without the time it took. */
  async built(): Promise<{ readonly stdout: string; readonly stderr: string }> {
    if (!this.#stderr.includes("Watching")) {
      await new Promise<void>((done, failed) => {
        const late = setTimeout(() => failed(new Error(`no build: ${this.#stderr}`)), PATIENCE);
        this.#told = () => {
          clearTimeout(late);
          done();
        };
      });
    }
    const printed = {
      stdout: this.#stdout,
      stderr: this.#stderr.replace(/\d+\.\d\d s\. .*\n/, ""),
    };
    [this.#stdout, this.#stderr] = ["", ""];
    return printed;
  }

  /** Ends it, as Ctrl-C does. */
  async end(): Promise<number> {
    this.#stop.abort();
    return this.#ended;
  }
}

function change(path: string, from: string | RegExp, to: string): void {
  const file = join(root, "azion", path);
  const text = readFileSync(file, "utf8");
  expect(text.replace(from, to)).not.toBe(text);
  // As editors do: all of it at once, under the old name.
  writeFileSync(`${file}~`, text.replace(from, to));
  renameSync(`${file}~`, file);
}

function rendered(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(join(root, folder)).sort();
  return new Map(names.map((name) => [name, readFileSync(join(root, folder, name), "utf8")]));
}

/** The names of files that are not what a build of its own writes; and what that prints of mistakes. */
async function afresh(): Promise<{ readonly differs: readonly string[]; readonly stderr: string }> {
  rmSync(join(root, "fresh"), { recursive: true, force: true });
  const options = ["--no-native-check", "--out", "fresh"];
  const { code, stderr } = await captured(root, "build", "azion", ...options);
  expect([code, code === 0 ? "" : stderr]).toEqual([0, ""]);
  const [now, fresh] = [rendered("azion/rendered"), rendered("fresh")];
  const names = new Set([...now.keys(), ...fresh.keys()]);
  return { differs: [...names].filter((name) => now.get(name) !== fresh.get(name)), stderr };
}

/** Changes of every kind that a build can be asked for, one after the other. */
const CHANGES: readonly (readonly [
  what: string,
  path: string,
  from: string | RegExp,
  to: string,
])[] = [
  ["a limit", "peers/content.yaml", "ipv4: 2000", "ipv4: 2001"],
  ["a name", "peers/content.yaml", "name: Google", "name: Another"],
  [
    "a password more",
    "peers/content.yaml",
    "bfd: { interval: 1s, multiplier: 3 }",
    "password: { env: NEW }",
  ],
  [
    "a session to remove",
    "peers/content.yaml",
    "name: first\n",
    "name: first\n        state: removed\n",
  ],
  ["an address", "peers/customers.yaml", "remote: 179.191.175.141", "remote: 179.191.175.139"],
  [
    "a setting",
    "peers/customers.yaml",
    "settings: { blackhole: true }",
    "settings: { blackhole: false }",
  ],
  ["a peer less", "peers/customers.yaml", /\n {2}- asn: 27715[^]*?(?=\n {2}- asn|$)/, "\n"],
  ["something of a router", "network.yaml", "site: Miami", "site: Elsewhere"],
  ["something for all", "network.yaml", "keepalive: 30s, hold: 90s", "keepalive: 20s, hold: 60s"],
  [
    "lists one by one",
    "network.yaml",
    "sources: [RADB, TC]",
    "sources: [RADB, TC]\n  aggregate: false",
  ],
  ["a base file", "base/gig1.conf", /^log .*\n/m, ""],
  ["a router less", "network.yaml", /\n {2}for1:[^]*?rpki: \*rpki\n/, "\n"],
];

test("every change gives what a separate build gives", async () => {
  const watch = new Watch();
  expect((await watch.built()).stdout).toContain("Nothing changed.");
  for (const [what, path, from, to] of CHANGES) {
    if (what === "a router less") {
      for (const name of readdirSync(join(root, "azion/peers"))) {
        const file = join(root, "azion/peers", name);
        // FRR has no BFD with TTL security.
        const moved = readFileSync(file, "utf8").replaceAll("router: for1", "router: gig1");
        writeFileSync(file, moved.replaceAll("ttl_security: true", "ttl_security: false"));
      }
    }
    change(path, from, to);
    const printed = await watch.built();
    const { differs, stderr } = await afresh();
    expect([what, differs]).toEqual([what, []]);
    expect([what, printed.stderr]).toEqual([what, stderr]);
  }
  expect(await watch.end()).toBe(0);
}, 300_000);

test("a mistake is reported at once, loses no file, and is gone once corrected", async () => {
  const watch = new Watch();
  await watch.built();
  const before = rendered("azion/rendered");
  appendFileSync(join(root, "azion/peers/content.yaml"), "bad: [\n");
  expect((await watch.built()).stderr).toContain("error[yaml-syntax]");
  change("peers/content.yaml", "bad: [\n", "");
  expect((await watch.built()).stdout).toContain("Nothing changed.");
  const prefixes = "azion/snapshot/RADB/AS-CLOUDFLARE.ipv4";
  const text = readFileSync(join(root, prefixes), "utf8");
  appendFileSync(join(root, prefixes), "203.0.113.0/24\n");
  expect((await watch.built()).stderr).toContain("error[snapshot-");
  expect(rendered("azion/rendered")).toEqual(before);
  writeFileSync(join(root, prefixes), text);
  expect((await watch.built()).stdout).toContain("Nothing changed.");
  change("peers/content.yaml", "ipv4: 2000", "ipv4: none");
  await watch.built();
  expect(await watch.end()).toBe(1);
}, 300_000);

test("an output that somebody changed is written again", async () => {
  const watch = new Watch();
  await watch.built();
  change("peers/content.yaml", "ipv4: 2000", "ipv4: 2001");
  await watch.built();
  writeFileSync(join(root, "azion/rendered/mia1.conf"), "nothing\n");
  change("peers/content.yaml", "ipv4: 2001", "ipv4: 2002");
  await watch.built();
  expect((await afresh()).differs).toEqual([]);
  await watch.end();
}, 300_000);

test("prints for people only", async () => {
  const { code, stdout, stderr } = await captured(root, "build", "azion", "-w", "--format", "json");
  expect(code).toBe(64);
  expect(stdout + stderr).toContain("--watch prints text only");
});
