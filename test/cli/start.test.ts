import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { CompiledCode } from "../../src/cli/compiled-code.ts";
import { loadChunk } from "../../src/cli/load-chunk.ts";
import { sourceStack } from "../../src/cli/output/source-stack.ts";

describe("CompiledCode", () => {
  let root = "";
  let folder = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "peerc-code-"));
    folder = join(root, "peerc/compiled");
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const codeOf = (env: NodeJS.ProcessEnv = {}, command = "build") =>
    CompiledCode.of("program-1.cjs", command, { XDG_CACHE_HOME: root, ...env });
  const dataOf = (text: string) => ({ createCachedData: () => Buffer.from(text) });
  const onlyFile = () => join(folder, readdirSync(folder)[0] ?? "none");

  function keep(text: string, env?: NodeJS.ProcessEnv): void {
    const code = codeOf(env);
    code.add("chunk", dataOf(text), false);
    code.keep();
  }

  test("gives the next start of the same command what this one compiled", () => {
    keep("compiled");
    expect(codeOf().find("chunk")?.toString()).toBe("compiled");
    expect(codeOf().find("other")).toBeNull();
    expect(codeOf({}, "fetch").find("chunk")).toBeNull();
  });

  test("writes again where a chunk was not kept, or V8 did not take it, and keeps what is not in use", () => {
    keep("compiled");
    const taken = codeOf();
    taken.add("chunk", dataOf("changed"), true);
    taken.keep();
    expect(codeOf().find("chunk")?.toString()).toBe("compiled");
    const more = codeOf();
    more.add("other", dataOf("more"), false);
    more.keep();
    expect(codeOf().find("chunk")?.toString()).toBe("compiled");
    expect(codeOf().find("other")?.toString()).toBe("more");
  });

  test("is in the user's cache folder, or where Node's own is to be, or nowhere", () => {
    keep("compiled");
    const path = relative(root, onlyFile());
    expect(path).toMatch(/^peerc\/compiled\/program-1\.cjs-build-v\d+\.\d+\.\d+-\w+\.code$/);
    const named = { NODE_COMPILE_CACHE: join(root, "named") };
    keep("named", named);
    expect(codeOf(named).find("chunk")?.toString()).toBe("named");
    expect(codeOf({ NODE_DISABLE_COMPILE_CACHE: "1" }).find("chunk")).toBeNull();
  });

  test("takes nothing of a damaged file, which V8 would run", () => {
    keep("compiled");
    const bytes = readFileSync(onlyFile());
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(onlyFile(), damaged);
      expect(codeOf().find("chunk")).toBeNull();
      writeFileSync(onlyFile(), bytes.subarray(0, at));
      expect(codeOf().find("chunk")).toBeNull();
    }
  });

  test("takes nothing that others may write, and writes nothing there", () => {
    keep("compiled");
    chmodSync(onlyFile(), 0o620);
    expect(codeOf().find("chunk")).toBeNull();
    chmodSync(onlyFile(), 0o600);
    chmodSync(folder, 0o777);
    expect(codeOf().find("chunk")).toBeNull();
    keep("changed");
    chmodSync(folder, 0o700);
    expect(codeOf().find("chunk")?.toString()).toBe("compiled");
    renameSync(folder, join(root, "elsewhere"));
    symlinkSync(join(root, "elsewhere"), folder);
    expect(codeOf().find("chunk")).toBeNull();
  });

  test("does without where there can be no folder", () => {
    writeFileSync(join(root, "peerc"), "");
    expect(() => keep("compiled")).not.toThrow();
    expect(codeOf().find("chunk")).toBeNull();
  });
});

describe("loadChunk", () => {
  test("runs a chunk with those it asks for, each once, with places of its file in stack traces", () => {
    const root = mkdtempSync(join(tmpdir(), "peerc-chunk-"));
    try {
      const env = { NODE_COMPILE_CACHE: join(root, "code") };
      writeFileSync(
        join(root, "a.cjs"),
        'exports.b = [require("./b.cjs"), require("./b.cjs")]; exports.file = require("node:path").basename(__filename);',
      );
      writeFileSync(join(root, "b.cjs"), 'module.exports = { stack: new Error("b").stack };');
      const run = () => {
        const code = CompiledCode.of("a.cjs", "test", env);
        const exports = loadChunk(join(root, "a.cjs"), code, (name) =>
          process.getBuiltinModule(name),
        ) as {
          readonly b: readonly { readonly stack: string }[];
          readonly file: string;
        };
        code.keep();
        return exports;
      };
      const first = run();
      expect(first.file).toBe("a.cjs");
      expect(first.b[0]).toBe(first.b[1]);
      expect(first.b[0]?.stack).toContain(`${pathToFileURL(join(root, "b.cjs")).href}:1:27`);
      expect(readdirSync(join(root, "code"))).toHaveLength(1);
      expect(run().b[0]?.stack.split("\n").slice(0, 2)).toEqual(
        first.b[0]?.stack.split("\n").slice(0, 2),
      );
      writeFileSync(join(root, "c.cjs"), 'require("execa");');
      const other = CompiledCode.of("c.cjs", "test", env);
      expect(() => loadChunk(join(root, "c.cjs"), other, () => undefined)).toThrow(
        "c.cjs asks for execa, which is no module of Node's",
      );
      // The same length: V8 compares nothing else.
      writeFileSync(join(root, "b.cjs"), 'module.exports = { stack: new Error("c").stack };');
      utimesSync(join(root, "b.cjs"), 1, 1);
      expect(run().b[0]?.stack).toMatch(/^Error: c/);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

describe("sourceStack", () => {
  test("puts places of the sources in a stack trace, and leaves what it has no map for", () => {
    const folder = mkdtempSync(join(tmpdir(), "peerc-stack-"));
    try {
      const url = pathToFileURL(join(folder, "chunk-1.cjs")).href;
      // Line 1 column 1 is line 3 column 5 of a.ts; line 2 column 3 is line 10 column 1 of b.ts.
      const map = {
        version: 3,
        sources: ["../../src/net/a.ts", "../../src/net/b.ts"],
        names: [],
        mappings: "AAEI;ECOJ",
      };
      writeFileSync(join(folder, "chunk-1.cjs.map"), JSON.stringify(map));
      const stack = [
        "Error: no such prefix",
        `    at f (${url}:1:1)`,
        `    at async ${url}:2:3`,
        `    at g (${url.replace("chunk-1", "chunk-2")}:1:1)`,
        "    at node:internal/main:1:1",
      ];
      expect(sourceStack(stack.join("\n")).split("\n")).toEqual([
        "Error: no such prefix",
        "    at f (src/net/a.ts:3:5)",
        "    at async src/net/b.ts:10:1",
        stack[3],
        stack[4],
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
