import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";

import type { CompiledCode } from "./compiled-code.ts";
import type { LoadBuiltin } from "./optimise-later.ts";

const HEAD = "(function (module, exports, require, __filename) {";

interface Chunk {
  exports: object;
}

type Body = (
  module: Chunk,
  exports: object,
  require: (id: string) => unknown,
  path: string,
) => void;

/** Where the text of chunks comes from. */
export interface ChunkSource {
  /** The text of a chunk, and when it last changed: V8 compares nothing but its length. */
  readonly read: (path: string) => { readonly text: string; readonly changed: number };
  /** What the module `EMBEDDED` gives: the files of the package, where they are not on disk. */
  readonly embedded: ReadonlyMap<string, string> | null;
}

/** The name under which the program asks for the files of the package: see the build. */
const EMBEDDED = "peerc:embedded-files";

const ON_DISK: ChunkSource = {
  read: (path) => ({ text: readFileSync(path, "utf8"), changed: statSync(path).mtimeMs }),
  embedded: null,
};

/**
 * Runs a chunk of the program, and the chunks that it requires, on demand: CommonJS, because V8 accepts cached code
 * only for scripts. Anything that is not a chunk is a module of Node. Returns the chunk's exports.
 */
export function loadChunk(
  path: string,
  code: CompiledCode,
  loadBuiltin: LoadBuiltin,
  source = ON_DISK,
  loaded = new Map<string, Chunk>(),
): object {
  const known = loaded.get(path);
  if (known !== undefined) return known.exports;
  const module: Chunk = { exports: {} };
  loaded.set(path, module);
  const script = compile(path, code, source);
  const builtin = (id: string): unknown => {
    const found = loadBuiltin(id);
    if (found === undefined)
      throw new Error(`${basename(path)} asks for ${id}, which is no module of Node's`);
    return found;
  };
  const require = (id: string): unknown => {
    if (id === EMBEDDED) return { embeddedFiles: source.embedded };
    return id.startsWith("./")
      ? loadChunk(join(dirname(path), id), code, loadBuiltin, source, loaded)
      : builtin(id);
  };
  (script.runInThisContext() as Body)(module, module.exports, require, path);
  return module.exports;
}

function compile(path: string, code: CompiledCode, source: ChunkSource): Script {
  const { text, changed } = source.read(path);
  // The name contains a hash of the text; the timestamp reveals manual changes.
  const name = `${basename(path)} ${changed}`;
  const cachedData = code.find(name);
  const script = new Script(`${HEAD}${text}\n})`, {
    filename: pathToFileURL(path).href,
    // So that locations in stack traces are those of the file.
    columnOffset: -HEAD.length,
    ...(cachedData && { cachedData }),
  });
  code.add(name, script, cachedData !== null && script.cachedDataRejected === false);
  return script;
}
