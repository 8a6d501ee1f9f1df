#!/usr/bin/env node
import { statSync } from "node:fs";
import { join } from "node:path";

import { CompiledCode } from "./compiled-code.ts";
import { loadChunk, type ChunkSource } from "./load-chunk.ts";
import { optimiseLater } from "./optimise-later.ts";

/** The name of the chunk of `program.ts`, filled in by the build. */
declare const PROGRAM: string;
/** The files of the package, chunks of the program included: path → text. Filled in by the build. */
declare const FILES: Readonly<Record<string, string>>;

// The paths of the package go on inside of this file: /usr/local/bin/peerc/policies/rules.yaml.
const self = import.meta.filename;
const changed = statSync(self).mtimeMs;
const source: ChunkSource = {
  read: (path) => {
    const text = FILES[path.slice(self.length + 1)];
    if (text === undefined) throw new Error(`${path} is not part of the program`);
    return { text, changed };
  },
  embedded: new Map(Object.entries(FILES)),
};

const code = CompiledCode.of(PROGRAM, process.argv[2] ?? "", process.env);
process.on("exit", (status) => {
  if (status === 0) code.keep();
});
loadChunk(join(self, "dist/cli", PROGRAM), code, optimiseLater(), source);
