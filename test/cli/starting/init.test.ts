import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { check, resolveConfig } from "prettier";
import { parse } from "yaml";

import { packageName } from "../../../src/cli/package-files.ts";
import { REPOSITORY_PATHS } from "../../../src/cli/starting/repository-files.ts";
import { loadDatabase, startIrrdServer, type IrrdServer } from "../../../src/irr/index.ts";
import { captured, capturedWith } from "../captured.ts";

const PEERINGDB = join(process.cwd(), "examples/azion/sources/peeringdb.json");
let root = "";
let registry: IrrdServer | null = null;

beforeAll(async () => {
  const dumps = ["radb", "tc"].map((name) => ({ path: `examples/azion/irr/${name}.rpsl` }));
  const database = await loadDatabase(dumps, (problem) => {
    throw new Error(problem.message);
  });
  if (database) registry = await startIrrdServer(database);
});
afterAll(() => registry?.close());
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-init-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const init = (...args: readonly string[]) => captured(root, "init", ...args);
const textOf = (path: string): string => readFileSync(join(root, path), "utf8");

/** What an ordinary network gives, without its routers, exchanges and sessions. */
const US = [
  ...["--asn", "52580", "--name", "Azion", "--as-set", "RADB::AS-AZION"],
  ...["--rpki-cache", "179.191.175.53", "--irr-source", "RADB", "--irr-source", "TC"],
];
const IX = "ix-br-sp=187.16.216.0/21,2001:12f8::/64,IX.br São Paulo";
const CLOUDFLARE = ["--peer", "13335", "--peer-as-set", "RADB::AS-CLOUDFLARE"];
/** A network that needs no more. */
const WHOLE = [
  ...US,
  ...["--router", "gru1=bird,179.191.175.1", "--exchange", IX, ...CLOUDFLARE],
  ...["--local", "187.16.217.180", "--remote", "187.16.219.133"],
];

const NETWORKS: readonly (readonly [string, readonly string[]])[] = [
  [
    "Junos beside BIRD, both families, names with accents",
    [
      ...["--router", "gru1=junos,179.191.175.1,21.4", "--router", "gru2=bird,179.191.175.2"],
      ...["--exchange", IX, ...CLOUDFLARE, "--peer-router", "gru1"],
      ...["--peer-name", "Associação 'Água' & \"Pão\"", "--owner", "@azion/noc"],
      ...["--local", "187.16.217.180", "--remote", "187.16.219.133"],
      ...["--local", "2001:12f8::217:180", "--remote", "2001:12f8::219:133"],
    ],
  ],
  [
    "IOS-XR, IPv6 only",
    [
      ...["--router", "mia1 iosxr 179.191.175.1", "--exchange", "ix=2001:12f8::/64"],
      ...[...CLOUDFLARE, "--local", "2001:12f8::217:180", "--remote", "2001:12f8::219:133"],
    ],
  ],
  [
    "FRR, a private interconnect and no exchange",
    [
      ...["--router", "gig1=frr,179.191.175.1", "--pni", "eth1", ...CLOUDFLARE],
      ...["--local", "179.191.175.9", "--remote", "179.191.175.10"],
    ],
  ],
  [
    "BIRD, two sessions of a family, and the rest from PeeringDB",
    [
      ...["--router", "for1=bird,179.191.175.1", "--peeringdb", PEERINGDB, "--peer", "20940"],
      ...["--peer-as-set", "RADB::AS-AKAMAI"],
    ],
  ],
];

describe("a new repository works at once", () => {
  test.each(NETWORKS)("%s", async (_, args) => {
    const server = `${registry?.host}:${registry?.port}`;
    const made = await init("net", ...US, ...args, "--irr-server", server);
    expect([made.code, made.stdout]).toEqual([0, expect.stringContaining("Written to net:")]);
    const folder = join(root, "net");
    const peerc = async (...argv: readonly string[]) => {
      const { code, stderr } = await captured(folder, ...argv);
      return [argv[0], code, stderr.match(/error\[.*/g)];
    };
    const git = (...argv: readonly string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.net", ...argv], {
        cwd: folder,
        encoding: "utf8",
      });
    expect(await peerc("validate")).toEqual(["validate", 0, null]);
    expect(await peerc("fetch")).toEqual(["fetch", 0, null]);
    expect(await peerc("build", "--no-native-check")).toEqual(["build", 0, null]);
    expect(await peerc("verify")).toEqual(["verify", 0, null]);
    expect(await peerc("test")).toEqual(["test", 0, null]);
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "Begin");
    expect(git("status", "--short")).toBe("");
    expect(await peerc("build", "--check", "--no-native-check")).toEqual(["build", 0, null]);
    expect(await peerc("diff", "HEAD", "--within", "changes.yaml")).toEqual(["diff", 0, null]);
  });

  test("with files as Prettier formats them, in the width of their .editorconfig", async () => {
    const [, args = []] = NETWORKS[0] ?? [];
    expect((await init("net", ...US, ...args)).code).toBe(0);
    for (const path of REPOSITORY_PATHS.filter((each) => /\.(?:ya?ml|json|md)$/.test(each))) {
      const file = join(root, "net", path);
      const options = await resolveConfig(file, { editorconfig: true });
      const isFormatted = await check(textOf(`net/${path}`), { ...options, filepath: file });
      expect([path, options?.printWidth, isFormatted]).toEqual([path, 100, true]);
    }
  });

  test("with files that their schemas take, which each names in its first line", async () => {
    expect((await init("net", ...WHOLE)).code).toBe(0);
    const paths = ["network.yaml", "peers/peers.yaml", "tests/first.yaml", "changes.yaml"];
    for (const path of paths) {
      const text = textOf(`net/${path}`);
      const [, id = "", name = ""] =
        /^# yaml-language-server: \$schema=(https:\S+\/(\w+)\.schema\.json)\n/.exec(text) ?? [];
      const schema = JSON.parse(readFileSync(`docs/schema/${name}.schema.json`, "utf8")) as {
        readonly $id: string;
      };
      expect(schema.$id).toBe(id);
      const ajv = new Ajv2020({ strict: false, discriminator: true });
      expect([path, ajv.validate(schema, parse(text))]).toEqual([path, true]);
      expect(textOf("net/.vscode/settings.json")).toContain(`"${id}"`);
    }
  });
});

describe("PeeringDB", () => {
  const ROUTER = ["--router", "gru1=bird,179.191.175.1", "--rpki-cache", "179.191.175.53"];
  const asked = ["--asn", "52580", "--peer", "13335", ...ROUTER];

  test.each([
    ["a dump", PEERINGDB],
    ["the snapshot of another network", join(process.cwd(), "examples/azion")],
  ])("fills in names, as-sets, exchanges and addresses: %s", async (_, where) => {
    const { code, stdout } = await init("net", "--peeringdb", where, ...asked);
    expect(code).toBe(0);
    const network = parse(textOf("net/network.yaml")) as {
      readonly network: object;
      readonly exchanges: Readonly<Record<string, unknown>>;
    };
    expect(network.network).toEqual({ asn: 52580, name: "Azion", as_sets: ["RADB::AS-AZION"] });
    expect(network.exchanges["ix-br-ptt-br-sao-paulo"]).toEqual({
      name: "IX.br (PTT.br) São Paulo",
      lan: { ipv4: "187.16.216.0/21", ipv6: "2001:12f8::/64" },
    });
    expect(Object.keys(network.exchanges)).toHaveLength(4);
    const { peers } = parse(textOf("net/peers/peers.yaml")) as {
      readonly peers: readonly { readonly name: string; readonly sessions: unknown }[];
    };
    expect(peers[0]?.name).toBe("Cloudflare");
    const at = { router: "gru1", exchange: "ix-br-ptt-br-sao-paulo" };
    expect(peers[0]?.sessions).toEqual([
      { ...at, local: "187.16.217.180", remote: "187.16.219.133" },
      { ...at, local: "2001:12f8::217:180", remote: "2001:12f8::219:133" },
    ]);
    expect(stdout).toContain("PeeringDB does not say in which registry AS-CLOUDFLARE is");
  });

  test("takes exchanges by number or name, under other names if wanted", async () => {
    const some = ["--exchange", "sp=171", "--exchange", "NAP of the Americas"];
    expect((await init("net", "--peeringdb", PEERINGDB, ...asked, ...some)).code).toBe(0);
    expect(textOf("net/network.yaml").match(/^ {2}\S+:(?=\n {4}name)/gm)).toEqual([
      "  sp:",
      "  nap-of-the-americas:",
    ]);
    const unknown = ["--peeringdb", PEERINGDB, ...asked, "--exchange", "DE-CIX"];
    const { code, stderr } = await init("other", ...unknown);
    expect(code).toBe(64);
    expect(stderr).toContain("is none of the exchanges where PeeringDB has us: 17 (NAP");
  });

  test("is declared as a source where it has an address, unless that has a secret", async () => {
    const server = createServer((_, answer) => answer.end(readFileSync(PEERINGDB)));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    try {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      const url = `http://127.0.0.1:${port}/dump.json`;
      expect((await init("net", "--peeringdb", url, ...asked)).code).toBe(0);
      expect(parse(textOf("net/network.yaml"))).toMatchObject({
        sources: { peeringdb: { from: url } },
      });
      for (const secret of [url.replace("//", "//me:hunter2@"), `${url}?api_key=hunter2`]) {
        const { code, stdout, stderr } = await init("other", "--peeringdb", secret, ...asked);
        expect([code, stderr]).toEqual([64, expect.stringContaining("--peeringdb: its address")]);
        expect(stdout + stderr).not.toContain("hunter2");
      }
    } finally {
      server.close();
    }
  });

  test("says what is wrong with the place that is given for it", async () => {
    writeFileSync(join(root, "cut.json"), readFileSync(PEERINGDB, "utf8").slice(0, 5000));
    mkdirSync(join(root, "empty"));
    for (const [where, problem] of [
      ["nothing.json", "error[peeringdb-unusable]: nothing.json: there is no such file"],
      ["cut.json", "error[peeringdb-unusable]: cut.json: is JSON that is cut off"],
      ["empty", "error[init-source-missing]"],
    ] as const) {
      const { code, stderr } = await init("net", "--peeringdb", where, ...asked);
      expect([where, code, stderr]).toEqual([where, 1, expect.stringContaining(problem)]);
    }
    expect(existsSync(join(root, "net"))).toBe(false);
  });
});

describe("without a terminal", () => {
  test("names the options that are missing, and writes nothing", async () => {
    const { code, stderr } = await init("net", "--asn", "52580");
    expect(code).toBe(64);
    expect(stderr).toContain(
      "error[init-unanswered]: not given: --peer ASN, --name NAME, --as-set OBJECT, --router NAME=PLATFORM,ROUTER_ID, " +
        "--rpki-cache ADDRESS, --exchange ID=LAN,LAN,NAME, --local ADDRESS, --remote ADDRESS\n",
    );
    expect(existsSync(join(root, "net"))).toBe(false);
  });

  test("reports every wrong value at once", async () => {
    const { code, stderr } = await init(
      ...["--asn", "AS0", "--peer", "13335", "--name", "a\u001b[31m", "--as-set", "AZION"],
      ...["--router", "A1=junos,192.0.2.1", "--router", "a=junoss,192.0.2.1"],
      ...["--router", "a=junos,2001:db8::1", "--router", "a=junos,192.0.2.1,$(x)"],
      ...["--rpki-cache", "x", "--exchange", "IX=192.0.2.0/24"],
      ...["--exchange", "a=192.0.2.0/24,198.51.100.0/24", "--exchange", "a=192.0.2.1/24"],
      ...["--local", "1", "--remote", "2", "--owner", "noc # x"],
      ...["--irr-server", "a] # b", "--irr-source", "RADB, X", "--pni", "eth0\n"],
    );
    expect(code).toBe(64);
    expect(stderr.match(/^error\[wrong-usage\]: --\S+/gm)?.map((line) => line.slice(20))).toEqual([
      ...["--asn:", "--name:", "--as-set:", "--router:", "--router:", "--router:", "--router:"],
      ...["--rpki-cache:", "--exchange:", "--exchange:", "--exchange:"],
      ...["--local:", "--remote:", "--owner:", "--pni:", "--irr-server:", "--irr-source:"],
    ]);
    expect(stderr).not.toContain("\u001b");
    expect(readdirSync(root)).toEqual([]);
  });

  test.each([
    ["two routers of one name", ["--router", "gru1=frr,192.0.2.9"], "`gru1` is given twice"],
    ["two exchanges of one name", ["--exchange", "ix-br-sp=198.51.100.0/24"], "is given twice"],
    [
      "a router that is not given",
      ["--peer-router", "gru2"],
      "there is no router `gru2`; given are gru1",
    ],
    ["an address in no LAN", ["--remote", "198.51.100.1"], "is in the LAN of no exchange"],
    ["a family that only one side has", ["--remote", "2001:12f8::1"], "the same families"],
    ["a set that means everything", ["--as-set", "AS-ANY"], "error[reserved-set-name]"],
  ])("refuses %s", async (_, more, problem) => {
    const { code, stderr } = await init("net", ...WHOLE, ...more);
    expect([code === 0, stderr]).toEqual([false, expect.stringContaining(problem)]);
    expect(existsSync(join(root, "net"))).toBe(false);
  });

  test("refuses what no network has, and takes it in a lab: 4-byte ASNs for private use", async () => {
    const lab = WHOLE.map((each) => (each === "52580" ? "4200000001" : each));
    const { code, stderr } = await init("net", ...lab);
    expect([code, stderr]).toEqual([1, expect.stringContaining("error[reserved-asn]")]);
    expect(existsSync(join(root, "net"))).toBe(false);
    expect((await init("net", ...lab, "--lab")).code).toBe(0);
    expect(textOf("net/network.yaml")).toContain("  asn: 4200000001\n");
  });
});

describe("files that exist", () => {
  test("are all named, and nothing is written; --keep leaves those around the network", async () => {
    writeFileSync(join(root, "README.md"), "ours\n");
    writeFileSync(join(root, "network.yaml"), "");
    symlinkSync("nowhere", join(root, "CODEOWNERS"));
    mkdirSync(join(root, "elsewhere"));
    symlinkSync("elsewhere", join(root, "tests"));
    const before = readdirSync(root);
    const first = await init(...WHOLE);
    expect([first.code, first.stderr]).toEqual([
      1,
      expect.stringContaining(
        "error[init-in-the-way]: in the way in .: CODEOWNERS, README.md, network.yaml, tests\n",
      ),
    ]);
    expect((await init(...WHOLE, "--keep")).stderr).toContain(": network.yaml, tests\n");
    expect(readdirSync(root)).toEqual(before);
    rmSync(join(root, "network.yaml"));
    rmSync(join(root, "tests"));
    const kept = await init(...WHOLE, "--keep");
    expect([kept.code, kept.stdout]).toEqual([
      0,
      expect.stringContaining("Left as they are: CODEOWNERS, README.md\n"),
    ]);
    expect(textOf("README.md")).toBe("ours\n");
    expect((await captured(root, "validate")).code).toBe(0);
  });

  test("of a network that would be part of it are read with it", async () => {
    mkdirSync(join(root, "peers"));
    writeFileSync(join(root, "peers/mine.yaml"), "peers: [{ asn: 13335 }]\n");
    const { code, stderr } = await init(...WHOLE);
    expect([code, stderr]).toEqual([1, expect.stringContaining("peers/mine.yaml:1:")]);
    expect(readdirSync(root)).toEqual(["peers"]);
  });

  test("--dry-run lists the files and writes none", async () => {
    const { code, stdout } = await init("net", ...WHOLE, "--dry-run");
    expect(code).toBe(0);
    expect(stdout.match(/^ {2}(\S+)$/gm)?.map((line) => line.trim())).toEqual(REPOSITORY_PATHS);
    const json = await init("net", ...WHOLE, "--dry-run", "--format", "json");
    expect(JSON.parse(json.stdout)).toMatchObject({ written: false, files: REPOSITORY_PATHS });
    expect(readdirSync(root)).toEqual([]);
  });
});

describe("on a terminal", () => {
  /** Somebody who gives these answers, and then has gone. */
  const answering = (answers: readonly string[]) => {
    const asked: string[] = [];
    const left = [...answers];
    const ask = (question: string) => {
      asked.push(question);
      return Promise.resolve(left.shift() ?? null);
    };
    const converse = () => Promise.resolve({ ask, end: () => undefined });
    return { asked, left, run: (...args: string[]) => capturedWith({ converse }, root, ...args) };
  };

  test("asks for what is missing, again where the answer is wrong", async () => {
    const { asked, left, run } = answering([
      ...["", "nonsense", "52580", "52580", "13335", "", "Azion", "RADB::AS-AZION, TC::AS-AZION"],
      ...["gru1 juno 179.191.175.1", "gru1 junos 179.191.175.1", "gru2 bird 179.191.175.2", ""],
      ...["179.191.175.53", "ix-br-sp 187.16.216.0/21 2001:12f8::/64 IX.br São Paulo", "", "gru2"],
      ...["187.16.217.180 2001:12f8::217:180", "187.16.219.133 2001:12f8::219:133"],
      ...["", "RADB::AS-CLOUDFLARE", "@azion/noc"],
    ]);
    const { code, stdout, stderr } = await run("init", "net");
    expect([code, left, stdout]).toEqual([0, [], expect.stringContaining("Written to net:")]);
    expect(stderr).toMatch(/^There is no answer that can be taken for granted\.$/m);
    expect(stderr).toMatch(/^`nonsense` is no ASN, like 64500\.$/m);
    expect(stderr).toMatch(/^That is your own ASN\.$/m);
    expect(stderr).toMatch(/^There is no platform `juno`; did you mean junos\?\.?$/m);
    expect(asked).toContain("The name of the first peer [AS13335]: ");
    const network = parse(textOf("net/network.yaml")) as Readonly<Record<string, unknown>>;
    expect(network["exchanges"]).toEqual({
      "ix-br-sp": {
        name: "IX.br São Paulo",
        lan: { ipv4: "187.16.216.0/21", ipv6: "2001:12f8::/64" },
      },
    });
    expect(textOf("net/peers/peers.yaml").match(/router: gru2/g)).toHaveLength(2);
    expect(textOf("net/CODEOWNERS")).toMatch(/^\/peers\/ +@azion\/noc$/m);
  });

  test("asks for nothing that was given, and offers what PeeringDB says", async () => {
    const { asked, left, run } = answering(["", "", "", "", ""]);
    const { code } = await run(
      ...["init", "net", "--asn", "52580", "--peer", "13335", "--peeringdb", PEERINGDB],
      ...["--router", "gru1=bird,179.191.175.1", "--rpki-cache", "179.191.175.53"],
    );
    expect(code).toBe(0);
    expect(asked.map((question) => /(?:\[.*\])?: $/.exec(question)?.[0])).toEqual([
      "[Azion]: ",
      "[RADB::AS-AZION]: ",
      expect.stringMatching(/^\[NAP of the Americas, IX\.br .*\]: $/),
      ": ",
    ]);
    expect(left).toHaveLength(1);
  });

  test("writes nothing if the answers end, and asks nobody with --no-input", async () => {
    const { run } = answering(["52580", "13335"]);
    const { code, stderr } = await run("init", "net");
    expect([code, stderr]).toEqual([1, expect.stringContaining("error[init-ended]")]);
    const silent = await run("init", "net", "--no-input");
    expect([silent.code, silent.stderr]).toEqual([
      64,
      expect.stringContaining("error[init-unanswered]"),
    ]);
    expect(readdirSync(root)).toEqual([]);
  });
});

test("the pipelines are the examples, which tests run, and all that they call is there", async () => {
  expect((await init(...WHOLE)).code).toBe(0);
  const pipelines = REPOSITORY_PATHS.filter((path) =>
    /^(?:ci|\.gitlab|\.github)\/|^Makefile$/.test(path),
  );
  for (const path of pipelines) {
    const from = path
      .replace(/^ci\//, "steps/")
      .replace(/^\.github\//, "github/")
      .replace(/^\.gitlab\//, "gitlab/templates/");
    expect(textOf(path)).toBe(readFileSync(`examples/pipelines/${from}`, "utf8"));
    for (const [script] of textOf(path).matchAll(/ci\/\w+\.sh/g)) {
      expect(REPOSITORY_PATHS).toContain(script);
    }
  }
  const steps = readdirSync("examples/pipelines/steps").map((name) => `ci/${name}`);
  expect(pipelines).toEqual(expect.arrayContaining(steps));
  expect(textOf(".github/workflows/peerc.yml")).toContain("uses: ./.github/actions/peerc\n");
  expect(parse(textOf(".gitlab-ci.yml"))).toEqual({ include: [{ local: ".gitlab/peerc.yml" }] });
  const { name, version } = packageName();
  expect(JSON.parse(textOf("package.json"))).toMatchObject({
    devDependencies: { [name]: version },
  });
});

test("the hook checks before a commit, and refuses what is wrong", async () => {
  expect((await init(...WHOLE)).code).toBe(0);
  expect(statSync(join(root, ".githooks/pre-commit")).mode & 0o111).not.toBe(0);
  const bin = mkdtempSync(join(tmpdir(), "peerc-hook-"));
  try {
    const stub = join(bin, "peerc");
    writeFileSync(stub, `#!/bin/sh\necho "$@" >> "${bin}/log"\ntest ! -e "${bin}/wrong"\n`);
    chmodSync(stub, 0o755);
    const env = { ...process.env, PATH: `${bin}:${process.env["PATH"] ?? ""}` };
    const git = (...argv: readonly string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.net", ...argv], {
        cwd: root,
        env,
        stdio: "pipe",
      });
    git("init", "--quiet");
    git("config", "core.hooksPath", ".githooks");
    git("add", ".");
    git("commit", "--quiet", "--message", "Begin");
    expect(readFileSync(join(bin, "log"), "utf8")).toBe("validate\n");
    mkdirSync(join(root, "rendered"));
    mkdirSync(join(root, "snapshot"));
    git("commit", "--quiet", "--allow-empty", "--message", "Go on");
    expect(readFileSync(join(bin, "log"), "utf8")).toBe("validate\nvalidate\nbuild --check\n");
    writeFileSync(join(bin, "wrong"), "");
    expect(() => git("commit", "--quiet", "--allow-empty", "--message", "Wrong")).toThrow();
  } finally {
    rmSync(bin, { recursive: true, force: true });
  }
});
