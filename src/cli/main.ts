#!/usr/bin/env node
import { join } from "node:path";

import { CompiledCode } from "./compiled-code.ts";
import { loadChunk } from "./load-chunk.ts";
import { optimiseLater } from "./optimise-later.ts";

/** The name of the chunk of `program.ts`, filled in by the build. */
declare const PROGRAM: string;

const code = CompiledCode.of(PROGRAM, process.argv[2] ?? "", process.env);
process.on("exit", (status) => {
  if (status === 0) code.keep();
});
loadChunk(join(import.meta.dirname, PROGRAM), code, optimiseLater());
