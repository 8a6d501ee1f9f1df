import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { nodePath } from "../node-versions/install-node.js";
import { tryProgram } from "../node-versions/try-program.js";
import { NODE_VERSIONS } from "../node-versions/versions.js";
import { completesInShells } from "./completes-in-shells.ts";
import { runsInContainer } from "./in-container.ts";

/** The part of a clone that goes into the package; a test below checks that npm finds nothing else to add. */
const CLONE = ["src", "templates", "policies", "examples", "docs", "man"].concat([
  "package.json",
  "package-lock.json",
  ".npmrc",
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
]);

let root = "";
let paths: readonly string[] = [];
/** The size of the archive in bytes. */
let size = 0;
/** The installed package's folder. */
let installed = "";
/** Somewhere else. */
let elsewhere = "";

function run(command: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  return { status, stdout, stderr };
}

function npm(args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = run("npm", args, cwd);
  if (status !== 0) throw new Error(`npm ${args.join(" ")}: ${stderr}`);
  return stdout;
}

function version(): string {
  return (JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string }).version;
}

/** Runs the installed command. */
function peerc(...args: readonly string[]) {
  return run(join(root, "prefix/node_modules/.bin/peerc"), args, elsewhere);
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-package-"));
  const clone = join(root, "clone");
  for (const name of CLONE) cpSync(name, join(clone, name), { recursive: true });
  symlinkSync(resolve("node_modules"), join(clone, "node_modules"));
  const [packed] = JSON.parse(npm(["pack", "--json", "--pack-destination", root], clone)) as [
    {
      readonly filename: string;
      readonly size: number;
      readonly files: readonly { readonly path: string }[];
    },
  ];
  size = packed.size;
  paths = packed.files.map(({ path }) => path);
  const prefix = join(root, "prefix");
  mkdirSync(prefix);
  npm(["install", "--prefix", prefix, "--prefer-offline", join(root, packed.filename)], prefix);
  installed = join(prefix, "node_modules/peerc");
  elsewhere = join(root, "elsewhere");
  mkdirSync(elsewhere);
  // Of the build that npm has just made.
  const built = run(process.execPath, ["src/build/build-single-file.js", "--dist"], clone);
  if (built.status !== 0) throw new Error(built.stderr);
  mkdirSync(join(root, "bin"));
  renameSync(join(clone, "release/peerc.cjs"), join(root, "bin/peerc"));
});

/** The example's folder, in a place of its own, with the example as it is in the package. */
function exampleIn(name: string): string {
  const folder = join(elsewhere, name);
  cpSync(join(installed, "examples/azion"), folder, { recursive: true });
  return folder;
}

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("the package that npm makes of a clone", () => {
  test("holds the program and all that it reads, and nothing of how it is made", () => {
    for (const path of [
      "dist/cli/main.cjs",
      "dist/licences.txt",
      "templates/frr/main.hbs",
      "policies/lists/bogon-prefixes.yaml",
      "examples/azion/network.yaml",
      "examples/azion/snapshot/index.json",
      "docs/schema/network.schema.json",
      "LICENSE",
    ]) {
      expect(paths).toContain(path);
    }
    const folders = new Set(paths.map((path) => path.split("/")[0] ?? ""));
    expect([...folders].sort()).toEqual(
      ["dist", "man", "templates", "policies", "examples", "docs"]
        .concat(["CHANGELOG.md", "LICENSE", "README.md", "package.json"])
        .sort(),
    );
  });

  test("has no file of development, is small, and answers to npx", () => {
    expect(
      paths.filter((path) => /\.ts$|(?:^|\/)(?:test|src|node_modules|release)\//.test(path)),
    ).toEqual([]);
    expect(size).toBeLessThan(4_000_000);
    const { status, stdout } = run(
      "npx",
      ["--no", "--", "peerc", "--version"],
      join(root, "prefix"),
    );
    expect(stdout).toBe(`${version()}\n`);
    expect(status).toBe(0);
  });

  test("does the same with what V8 kept of the first time", () => {
    const cache = join(root, "cache");
    const env = { ...process.env, NODE_COMPILE_CACHE: cache, NODE_DISABLE_COMPILE_CACHE: "" };
    const command = join(root, "prefix/node_modules/.bin/peerc");
    const again = () =>
      spawnSync(command, ["validate", join(installed, "examples/azion")], {
        env,
        encoding: "utf8",
      });
    const first = again();
    const kept = readdirSync(cache).map((name) => [name, statSync(join(cache, name)).mtimeMs]);
    expect(kept).toHaveLength(1);
    expect(first.status).toBe(0);
    const second = again();
    expect([second.status, second.stdout, second.stderr]).toEqual([0, first.stdout, first.stderr]);
    // All was taken, so that nothing was written again.
    expect(readdirSync(cache).map((name) => [name, statSync(join(cache, name)).mtimeMs])).toEqual(
      kept,
    );
  });

  test("prints what somebody has changed in a template, though the shipped ones are compiled beforehand", () => {
    const template = join(installed, "templates/bird/header.hbs");
    const text = readFileSync(template, "utf8");
    writeFileSync(template, `# changed by hand\n${text}`);
    const { status } = peerc(
      ...["build", join(installed, "examples/azion"), "--out", "changed", "--no-native-check"],
    );
    writeFileSync(template, text);
    expect(status).toBe(0);
    expect(readFileSync(join(elsewhere, "changed/for1.conf"), "utf8")).toContain(
      "# changed by hand\n",
    );
  });

  test("reports errors like the sources, with schemas compiled in advance", () => {
    const network = join(elsewhere, "broken");
    cpSync(join(installed, "examples/azion"), network, { recursive: true });
    rmSync(join(network, "peers"), { recursive: true });
    const file = join(network, "network.yaml");
    const text = readFileSync(file, "utf8");
    expect(text).toContain("platform: bird");
    // One wrong key and one wrong value.
    const wrong = text.replace("platform: bird", "platform: brid").replace("\nirr:", "\nirrr:");
    writeFileSync(file, wrong);
    const { status, stderr } = peerc("validate", "broken");
    expect(status).toBe(1);
    expect(stderr).toMatch(/^broken\/network\.yaml:\d+:\d+: error\[unknown-key\]: .*`irrr`/m);
    expect(stderr).toMatch(/^broken\/network\.yaml:\d+:\d+: error\[unknown-value\]: .*`brid`/m);
  });
});

describe.each([
  { name: "the package", path: "prefix/node_modules/.bin/peerc" },
  { name: "the single file", path: "bin/peerc" },
])("$name", ({ name, path }) => {
  let folder = "";
  const command = (...args: readonly string[]) => run(join(root, path), args, elsewhere);
  beforeAll(() => {
    folder = exampleIn(name.replaceAll(" ", "-"));
  });

  test("fetches the example's registry data from its dumps, and builds the same files of it", () => {
    rmSync(join(folder, "snapshot"), { recursive: true });
    rmSync(join(folder, "rendered"), { recursive: true });
    const fetched = command("fetch", folder);
    expect([fetched.status, fetched.stderr.match(/error\[.*/g)]).toEqual([0, null]);
    const index = readFileSync(join(folder, "snapshot/index.json"), "utf8");
    expect(index).toBe(readFileSync("examples/azion/snapshot/index.json", "utf8"));
    const { status, stdout } = command("build", folder, "--no-native-check");
    expect(stdout).toContain("38 filters");
    expect(status).toBe(0);
    for (const file of readdirSync("examples/azion/rendered")) {
      const made = readFileSync(join(folder, "rendered", file), "utf8");
      expect(made).toBe(readFileSync(join("examples/azion/rendered", file), "utf8"));
    }
  });

  test("validates and explains, with the line of the shipped policy", () => {
    const { status, stdout } = command("validate", folder);
    expect(stdout).toMatch(/: 4 routers, 18 peers, .*: valid$/m);
    expect(status).toBe(0);
    const explained = command(
      ...["explain", "--dir", folder, "AS13335_IX_BR_SP_V4", "104.18.33.0/24"],
      ...["--as-path", "13335 209242"],
    );
    expect(explained.stdout).toMatch(
      /-> reject: not-in-irr {2}\(\S*policies\/azion-peering\.yaml:\d+\)/,
    );
    expect(explained.status).toBe(0);
  });

  test("begins a repository, with the pipelines of the examples", () => {
    const made = `${folder}-new`;
    const { status, stderr } = command(
      ...["init", made, "--asn", "52580", "--name", "Azion", "--as-set", "RADB::AS-AZION"],
      ...["--router", "gru1=bird,179.191.175.1", "--rpki-cache", "179.191.175.53"],
      ...["--exchange", "ix=187.16.216.0/21", "--local", "187.16.217.180"],
      ...["--peer", "13335", "--remote", "187.16.219.133"],
    );
    expect([status, stderr.match(/error\[.*/g)]).toEqual([0, null]);
    for (const name of ["check", "comment", "common", "page", "refresh"]) {
      const step = readFileSync(`examples/pipelines/steps/${name}.sh`, "utf8");
      expect(readFileSync(join(made, `ci/${name}.sh`), "utf8")).toBe(step);
    }
    expect(command("validate", made).status).toBe(0);
  });

  test("knows its version, the schemas and the shipped agreements", () => {
    const schema = readFileSync("docs/schema/network.schema.json", "utf8");
    expect(command("schema", "network").stdout).toBe(schema);
    const { stdout } = command("--version", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ version: version(), commit: null });
    const audit = command("audit", folder, "--agreement", "upkeep", "--format", "json");
    // Something is violated in the example.
    expect([audit.status, audit.stderr.match(/error\[.*/g)]).toEqual([2, null]);
  });
});

describe("the single file", () => {
  // The line that runs this was tried above; `npm run test:node-versions` downloads the others.
  const lineOf = (version: string) => version.split(".")[0];
  const others = NODE_VERSIONS.filter((one) => lineOf(one) !== lineOf(process.versions.node));
  const isThere = others.filter((version) => existsSync(nodePath(version)));
  (isThere.length > 0 ? test.each(isThere) : test.skip.each(others))(
    "runs on Node %s",
    (version) => {
      expect(tryProgram(nodePath(version), join(root, "bin/peerc"), ["only"])).toEqual([]);
    },
  );
});

describe("the Containerfile", () => {
  runsInContainer(() => ({ clone: join(root, "clone") }));
});

describe("completion", () => {
  completesInShells(() => ({ bin: join(root, "bin"), network: join(elsewhere, "the-package") }));
});

test("nothing but one module opens files of the package, which may be no files", () => {
  const names = readdirSync("src", { recursive: true, encoding: "utf8" });
  const users = names.filter(
    (name) =>
      name.endsWith(".ts") && readFileSync(join("src", name), "utf8").includes("packagePath"),
  );
  // The others show a path, and compare it; `docs.ts` is no part of the program.
  expect(users.sort()).toEqual(
    ["cli/docs.ts", "cli/package-files.ts"]
      .concat(["cli/input/read-agreement.ts", "cli/input/read-policies.ts"].sort())
      .sort(),
  );
});
