import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { COMMANDS } from "../../../src/cli/commands/index.ts";
import { kindOfOption, positionalsOf } from "../../../src/cli/completing/value-kinds.ts";
import { FLOW_ROLES } from "../../../src/sources/index.ts";
import { captured } from "../captured.ts";

const EXAMPLE = "examples/azion";

/** The first line of the answer, and the words. */
async function completed(cwd: string, ...words: readonly string[]) {
  const { code, stdout, stderr } = await captured(cwd, "__complete", "--", ...words);
  expect([code, stderr]).toEqual([0, ""]);
  const [paths = "", ...lines] = stdout.replace(/\n$/, "").split("\n");
  return { paths, words: lines.map((line) => line.split("\t")[0] ?? "") };
}

const wordsOf = async (...words: readonly string[]) => (await completed(EXAMPLE, ...words)).words;
const pathsOf = async (...words: readonly string[]) => (await completed(EXAMPLE, ...words)).paths;

describe("the tables of commands", () => {
  test.each(COMMANDS.map((command) => [command.name, command] as const))(
    "say of each value of %s what it is: see value-kinds.ts",
    (_name, command) => {
      const untold = [
        ...Object.entries(command.options)
          .filter(([name, spec]) => spec.type === "string" && kindOfOption(name, spec) === null)
          .map(([name]) => `--${name}`),
        ...positionalsOf(command)
          .filter(({ kind }) => kind === null)
          .map(({ placeholder }) => placeholder),
      ];
      expect(untold).toEqual([]);
      expect(positionalsOf(command).length > 0).toBe(command.positionals.max > 0);
    },
  );

  test("name in the help every word that an option takes", () => {
    const unsaid = COMMANDS.flatMap((command) =>
      Object.entries(command.options).flatMap(([name, { values = [], help }]) =>
        values
          .filter((value) => name !== "platform" && !help.includes(value))
          .map((value) => `${command.name} --${name} ${value}`),
      ),
    );
    expect(unsaid).toEqual([]);
  });
});

describe("peerc __complete", () => {
  test("completes commands, and the help of one", async () => {
    expect(await wordsOf("va")).toEqual(["validate"]);
    expect(await wordsOf("")).toEqual(["help", ...COMMANDS.map(({ name }) => name)]);
    expect(await wordsOf("help", "va")).toEqual(["validate"]);
    expect(await wordsOf("--v")).toEqual(["--version"]);
    expect(await wordsOf("--version", "")).toEqual(["--json"]);
    expect(await wordsOf("no-such-command", "")).toEqual([]);
  });

  test("completes options, but none twice, and none that another excludes", async () => {
    expect(await wordsOf("build", "--no")).toEqual([
      ...["--notes", "--no-verify", "--no-native-check"],
    ]);
    expect(await wordsOf("build", "--no-verify", "--no")).toEqual(["--notes", "--no-native-check"]);
    expect(await wordsOf("verify", "--router", "gru1", "--rou")).toEqual(["--router"]);
    expect(await wordsOf("publish", "--peers", "--pe")).toEqual([]);
    expect(await wordsOf("validate", "--", "--f")).toEqual([]);
    // There is no second folder.
    expect(await wordsOf("validate", ".", "")).toContain("--notes");
  });

  test("completes values, apart or after an equals sign", async () => {
    expect(await wordsOf("diff", "--format", "")).toEqual([
      ...["text", "json", "markdown", "html", "github"],
    ]);
    expect(await wordsOf("validate", "--color=a")).toEqual(["--color=auto", "--color=always"]);
    expect(await wordsOf("explain", "--rpki", "no")).toEqual(["not-found"]);
    expect(await wordsOf("validate", "--notes=")).toEqual([]);
  });

  test("completes what a column of flows says", async () => {
    const all = await wordsOf("impact", "--flows-column", "");
    expect(all).toEqual(FLOW_ROLES.map((role) => `${role}=`));
    expect(await wordsOf("impact", "--flows-column=a")).toEqual([
      "--flows-column=address=",
      "--flows-column=asn=",
    ]);
  });

  test("says where files or folders are meant", async () => {
    expect(await pathsOf("validate", "")).toBe("folders\t");
    expect(await pathsOf("verify", "--rendered=x")).toBe("folders\t--rendered=");
    expect(await pathsOf("routes", "one.jsonl", "")).toBe("files\t");
    expect(await wordsOf("verify", "--file", "gr")).toEqual(["gru1="]);
    expect(await pathsOf("verify", "--file", "gru1=run")).toBe("files\tgru1=");
    expect(await pathsOf("verify", "--file=gru1=run")).toBe("files\t--file=gru1=");
    expect(await pathsOf("drain", "--ticket", "")).toBe("none\t");
  });

  test("completes routers, exchanges, peers, sessions and objects of the network", async () => {
    expect(await wordsOf("list", "--router", "g")).toEqual(["gig1", "gru1"]);
    expect(await wordsOf("list", "--exchange", "ix-br-")).toEqual([
      ...["ix-br-ce", "ix-br-rj", "ix-br-sp"],
    ]);
    expect(await wordsOf("audit", "--peer", "133")).toEqual(["13335"]);
    expect(await wordsOf("audit", "--peer", "AS133")).toEqual(["AS13335"]);
    expect(await wordsOf("explain", "AS13335_IX_BR_SP")).toEqual([
      ...["AS13335_IX_BR_SP_V4", "AS13335_IX_BR_SP_V6"],
    ]);
    expect(await wordsOf("explain", "PEERC_AS13335_IX_BR_SP_V4")).toHaveLength(1);
    expect(await wordsOf("explain", "187.16.219.13")).toEqual(["187.16.219.133"]);
    expect(await wordsOf("irr", "tree", "RADB::AS-CLOUD")).toEqual(["RADB::AS-CLOUDFLARE"]);
    const targets = await wordsOf("drain", "");
    expect(targets).toEqual(expect.arrayContaining(["ix-br-sp", "gru1", "Miami", "AS13335"]));
    expect(await wordsOf("schema", "net")).toEqual(["network"]);
    expect(await wordsOf("drain", "gru1", "peer:133")).toEqual(["peer:13335"]);
    // A shell would need quotes for the blanks.
    expect(targets).not.toContain("Rio de Janeiro");
  });

  test("takes the network that the command line names", async () => {
    const names = async (...words: readonly string[]) => (await completed(".", ...words)).words;
    expect(await names("list", "--router", "")).toEqual([]);
    expect(await names("list", EXAMPLE, "--router", "m")).toEqual(["mia1"]);
    expect(await names("explain", "--dir", EXAMPLE, "--router", "m")).toEqual(["mia1"]);
    expect(await names("explain", `--dir=${EXAMPLE}`, "--router", "m")).toEqual(["mia1"]);
  });

  test("says what a word is", async () => {
    const { stdout } = await captured(EXAMPLE, "__complete", "--", "audit", "--peer", "133");
    expect(stdout).toBe("none\t\n13335\tCloudflare\n");
  });

  test("answers any words, and never with an error", async () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom("--", "--dir", "--=", "--dir=", "-o", "", "list", "drain", "__proto__"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (words) => {
        const { code, stdout, stderr } = await captured("test/cli", "__complete", "--", ...words);
        expect([code, stderr]).toEqual([0, ""]);
        expect(stdout).toMatch(/^(?:none|files|folders)\t/);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a network that is being edited", () => {
  let root = "";
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "peerc-completion-"));
    cpSync(join(EXAMPLE, "network.yaml"), join(root, "network.yaml"));
    cpSync(join(EXAMPLE, "base"), join(root, "base"), { recursive: true });
    mkdirSync(join(root, "peers"));
    cpSync(join(EXAMPLE, "peers/content.yaml"), join(root, "peers/content.yaml"));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test("is completed as far as it can be read, without a word about its mistakes", async () => {
    writeFileSync(join(root, "peers/new.yaml"), "- asn: 64500\n  nam: x\n  sessions: [\n");
    expect((await completed(root, "list", "--router", "g")).words).toEqual(["gig1", "gru1"]);
    expect((await completed(root, "audit", "--peer", "133")).words).toEqual(["13335"]);
    writeFileSync(join(root, "peers/new.yaml"), "\u0000");
    expect((await completed(root, "list", "--router", "g")).words).toEqual(["gig1", "gru1"]);
  });

  test("is not read if that takes too long", async () => {
    writeFileSync(join(root, "peers/new.yaml"), `# ${"x".repeat(1_000_000)}\n`);
    expect((await completed(root, "list", "--router", "g")).words).toEqual([]);
    expect((await completed(root, "li")).words).toEqual(["list", "limit"]);
  });

  test("has no word that a shell would take for something else", async () => {
    const evil = "$(touch x)";
    writeFileSync(
      join(root, "peers/new.yaml"),
      `- asn: 64500\n  name: "a\\tb\\nc"\n  relation: peer\n  as_sets: ["RADB::AS-\`id\`", "${evil}"]\n  sessions: []\n`,
    );
    const { stdout } = await captured(root, "__complete", "--", "irr", "tree", "");
    expect(stdout).not.toMatch(/[`$]/);
    const peers = await captured(root, "__complete", "--", "audit", "--peer", "64500");
    expect(peers.stdout).toMatch(/^none\t\n(?:64500\t[^\n\t]*\n)?$/);
  });
});
