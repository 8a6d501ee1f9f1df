import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { SMALLEST } from "../../../src/diagnostics/smallest-network.ts";
import { captured } from "../captured.ts";

const GOOD =
  "route: 192.0.2.0/24\norigin: AS64500\nsource: TEST\n\nas-set: AS-X\nmembers: AS64500\nsource: TEST\n";
const BAD = "route: 192.0.2.0/24\norigin: AS64500\nmnt-by: M\nsource: TEST\n";

let cwd = "";
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "peerc-messages-"));
  for (const name of ["empty", "yml", "small", "small/peers"]) mkdirSync(join(cwd, name));
  writeFileSync(join(cwd, "yml/network.yml"), SMALLEST);
  writeFileSync(join(cwd, "small/network.yaml"), SMALLEST);
  writeFileSync(join(cwd, "small/peers/a.yaml"), "peers: []\n");
  writeFileSync(join(cwd, "good.db"), GOOD);
  writeFileSync(join(cwd, "bad.db"), BAD);
  writeFileSync(join(cwd, "mixed.db"), `${GOOD}\n${BAD}`);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const say = (line: string) => captured(cwd, ...(line === "" ? [] : line.split(" ")));

/** Command lines that are none, the message, and what to write. */
const MISUSED: readonly (readonly [line: string, problem: string, hint: string])[] = [
  [
    "irr",
    "irr takes tree and the name of an object, but got nothing",
    "write `peerc irr tree AS-AZION --dir examples/azion`; see `peerc irr --help`",
  ],
  [
    "irr tree",
    "irr takes tree and the name of an object, but got tree",
    "write `peerc irr tree AS-AZION --dir examples/azion`; see `peerc irr --help`",
  ],
  [
    "irr AS-X",
    "irr takes tree and the name of an object, but got AS-X",
    "write `peerc irr tree AS-X`; see `peerc irr --help`",
  ],
  [
    "irr treee AS-X",
    "`treee` is not something irr does: it does `tree`",
    "write `peerc irr tree AS-X`; see `peerc irr --help`",
  ],
  [
    "irr tree ANY",
    "`ANY` stands for every route (RFC 2622, 5), and no registry holds it",
    "see `peerc irr --help`",
  ],
  [
    "irr tree RADB::AS-ANY",
    "`RADB::AS-ANY` stands for every route (RFC 2622, 5), and no registry holds it",
    "see `peerc irr --help`",
  ],
  [
    "irrd",
    "irrd takes the files of one dump or more, but got nothing",
    "write `peerc irrd radb.db.gz tc.db.gz`; see `peerc irrd --help`",
  ],
  [
    "explain X",
    "explain takes a session and a prefix, but got X",
    "write `peerc explain --dir examples/azion AS13335_IX_BR_SP_V4 1.1.1.0/24`; see `peerc explain --help`",
  ],
  ["--verison", "peerc has no option `--verison`", "write `peerc --version`; see `peerc --help`"],
  ["-version", "peerc has no option `-version`", "write `peerc --version`; see `peerc --help`"],
  ["-v", "peerc has no option `-v`", "write `peerc --version`; see `peerc --help`"],
  ["--hlep", "peerc has no option `--hlep`", "write `peerc --help`; see `peerc --help`"],
  [
    "--check build small",
    "peerc has no option `--check`",
    "write `peerc build --check small`; see `peerc build --help`",
  ],
  ["--zzz", "peerc has no option `--zzz`", "see `peerc --help`"],
  [
    "build --check --watch",
    "--check and --watch exclude each other: --check looks once and writes nothing, --watch stays and writes",
    "see `peerc build --help`",
  ],
  [
    "build -w --check",
    "--check and --watch exclude each other: --check looks once and writes nothing, --watch stays and writes",
    "see `peerc build --help`",
  ],
  ["build --out a --out b", "--out is given twice", "see `peerc build --help`"],
  ["build --chek", "Unknown option '--chek'; did you mean --check?", "see `peerc build --help`"],
  [
    "irrd --check --port 1 good.db",
    "--check and --port exclude each other: --check reads the dumps and serves nothing",
    "see `peerc irrd --help`",
  ],
];

/** Words that are no command, and what is meant. */
const WORDS: readonly (readonly [line: string, name: string, hint: string])[] = [
  ["version", "version", "did you mean `--version`?"],
  ["biuld", "biuld", "did you mean `build`?"],
  ["help biuld", "biuld", "did you mean `build`?"],
];

describe("a command line that is none is answered with what to type", () => {
  test.each(MISUSED)("peerc %s", async (line, problem, hint) => {
    const { code, stderr } = await say(line);
    expect(stderr.replace(/1 error\n$/, "")).toBe(
      `error[wrong-usage]: ${problem}\n  hint: ${hint}\n`,
    );
    expect(code).toBe(64);
  });

  test.each(WORDS)("peerc %s", async (line, name, hint) => {
    const { code, stderr } = await say(line);
    expect(stderr).toBe(
      `error[unknown-command]: there is no command \`${name}\`\n  hint: ${hint}\n`,
    );
    expect(code).toBe(64);
  });
});

describe("the folder of a network", () => {
  test.each(["validate small", "validate small/network.yaml", "validate small/peers/a.yaml"])(
    "%s",
    async (line) => {
      const { code, stdout } = await say(line);
      expect(code).toBe(0);
      expect(stdout).toContain("small: 1 router");
    },
  );

  test.each(["build", "fetch", "verify", "test"])(
    "%s takes a file for its folder",
    async (name) => {
      const [folder, file] = [
        await say(`${name} small --format json`),
        await say(`${name} small/network.yaml --format json`),
      ];
      expect(folder.stderr).not.toContain("no-network-here");
      if (name !== "fetch") expect(file).toEqual(folder);
    },
    60_000,
  );

  test.each([
    ["validate yml", "yml contains no network.yaml", "rename network.yml to network.yaml"],
    [
      "validate empty",
      "empty contains no network.yaml",
      `give the folder of a declaration, or start one here with a network.yaml like this:\n      ${SMALLEST.replaceAll("\n", "\n      ")}`,
    ],
    [
      "validate .",
      ". contains no network.yaml",
      "give the folder of the network: small contains network.yaml",
    ],
    [
      "build nowhere",
      "nowhere is not a readable folder",
      "give the folder that contains network.yaml",
    ],
  ])("%s", async (line, problem, hint) => {
    const { code, stderr } = await say(line);
    expect(stderr).toBe(`error[no-network-here]: ${problem}\n  hint: ${hint}\n1 error\n`);
    expect(code).toBe(1);
  });
});

describe("dumps", () => {
  test.each([
    [
      "irrd nofile.db",
      "irr-dump-unreadable",
      "nofile.db: there is no such file",
      "check the path: it is relative to this folder",
    ],
    [
      "irrd empty",
      "irr-dump-unreadable",
      "empty: this is a directory",
      "name the dump files in it",
    ],
  ])("%s", async (line, code, problem, hint) => {
    const { stderr } = await say(line);
    expect(stderr).toBe(`error[${code}]: ${problem}\n  hint: ${hint}\n1 error\n`);
  });

  test("of which everything is dropped names what and why", async () => {
    const { stderr, code } = await say("irrd --check bad.db");
    expect(stderr.replaceAll(cwd, ".")).toBe(
      'error[irr-dump-empty]: bad.db: no object is left: the object was dropped: ./bad.db:1: route 192.0.2.0/24: line 3: mnt-by: "M" is not a maintainer\n  hint: IRRd drops such objects as well; fix the objects named here\n1 error\n',
    );
    expect(code).toBe(1);
  });

  test("irrd --check counts what each source has", async () => {
    expect((await say("irrd --check good.db")).stdout).toBe(
      "TEST: 1 IPv4 route, 0 IPv6 routes, 1 set, 0 dropped objects\n",
    );
    expect((await say("irrd --check mixed.db")).stdout).toBe(
      "TEST: 1 IPv4 route, 0 IPv6 routes, 1 set, 1 dropped object\n",
    );
  });
});

describe("servers that cannot be used", () => {
  test("a refused connection", async () => {
    const { stderr } = await say("irr tree AS-X --server 127.0.0.1:1 --sources TEST");
    expect(stderr).toContain("127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1\n");
    expect(stderr).toContain(
      "hint: nothing listens on 127.0.0.1:1: check the port (IRRd uses 43) and that the server is running\n",
    );
  });

  test("a server that hangs up", async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { stderr } = await say(`irr tree AS-X --server 127.0.0.1:${port} --sources TEST`);
    server.close();
    expect(stderr).toContain(
      `hint: 127.0.0.1:${port} closed the connection: it may limit queries; try again later, or use another server\n`,
    );
  });
});
