import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { describe, expect, test } from "@jest/globals";

import { keepCompiledCode } from "../../src/cli/keep-compiled-code.ts";
import { sourceStack } from "../../src/cli/source-stack.ts";

describe("keepCompiledCode", () => {
  function folderFor(env: NodeJS.ProcessEnv): readonly unknown[] {
    const asked: unknown[] = [];
    keepCompiledCode(env, { enableCompileCache: (folder: unknown) => void asked.push(folder) });
    return asked;
  }

  test("keeps it in the user's cache folder, never among everybody's temporary files", () => {
    expect(folderFor({ XDG_CACHE_HOME: "/c" })).toEqual(["/c/peerc/compiled"]);
    for (const env of [{}, { XDG_CACHE_HOME: "relative" }]) {
      const [folder] = folderFor(env);
      expect(folder).toMatch(/^\/.*\/\.cache\/peerc\/compiled$/);
      expect(String(folder).startsWith(tmpdir())).toBe(false);
    }
  });

  test("keeps it where Node was told to", () => {
    expect(folderFor({ NODE_COMPILE_CACHE: "/n", XDG_CACHE_HOME: "/c" })).toEqual(["/n"]);
  });

  test("does nothing where Node has no such cache", () => {
    expect(() => keepCompiledCode({}, {})).not.toThrow();
  });
});

describe("sourceStack", () => {
  test("puts places of the sources in a stack trace, and leaves what it has no map for", () => {
    const folder = mkdtempSync(join(tmpdir(), "peerc-stack-"));
    try {
      const url = pathToFileURL(join(folder, "chunk-1.js")).href;
      // Line 1 column 1 is line 3 column 5 of a.ts; line 2 column 3 is line 10 column 1 of b.ts.
      const map = {
        version: 3,
        sources: ["../../src/net/a.ts", "../../src/net/b.ts"],
        names: [],
        mappings: "AAEI;ECOJ",
      };
      writeFileSync(join(folder, "chunk-1.js.map"), JSON.stringify(map));
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
