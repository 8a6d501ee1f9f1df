import {
  closeSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { crc32 } from "node:zlib";

/** Files that were not written for this long are removed when another one is written: three months. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** The length of the checksum at the beginning. */
const CHECKSUM_BYTES = 4;

interface Compiled {
  createCachedData(): Buffer;
}

interface Entry {
  readonly name: string;
  readonly size: number;
}

/**
 * V8's compiled code of the program, saved when a command ends and reused at its next start, in one file per command.
 * It is in the user's own cache folder, and only used if nobody else can write there, because it is code.
 * NODE_COMPILE_CACHE names another folder, and NODE_DISABLE_COMPILE_CACHE=1 turns it off, as for Node's own cache,
 * which Node 20 lacks. If it cannot be read or written, nothing is cached, without a message. V8 accepts only what
 * its own version and flags produced.
 */
export class CompiledCode {
  readonly #folder: string | null;
  readonly #file: string;
  readonly #known: ReadonlyMap<string, Buffer>;
  readonly #scripts = new Map<string, Compiled>();
  #isNew = false;

  private constructor(folder: string | null, file: string) {
    this.#folder = folder;
    this.#file = file;
    this.#known = folder === null ? new Map() : read(join(folder, file));
  }

  /** The cache of the command whose first chunk has this name. */
  static of(program: string, command: string, env: NodeJS.ProcessEnv): CompiledCode {
    const kind = /^[a-z]{1,20}$/.test(command) ? command : "other";
    const file = `${program}-${kind}-${process.version}-${process.arch}.code`;
    return new CompiledCode(usableFolder(env), file);
  }

  /** The cached code of a chunk; null if there is none. */
  find(name: string): Buffer | null {
    return this.#known.get(name) ?? null;
  }

  /** A chunk in use, and whether V8 accepted its cached code. */
  add(name: string, script: Compiled, wasTaken: boolean): void {
    this.#scripts.set(name, script);
    this.#isNew ||= !wasTaken;
  }

  /** Writes the code of all chunks in use, with the functions compiled since, if one of them was not cached before. */
  keep(): void {
    if (this.#folder === null || !this.#isNew) return;
    const made = [...this.#scripts].map(
      ([name, script]) => [name, script.createCachedData()] as const,
    );
    const all = [...new Map([...this.#known, ...made])];
    const part = join(this.#folder, `${this.#file}.${process.pid}.part`);
    try {
      writeFileSync(part, toBytes(all), { mode: 0o600 });
      renameSync(part, join(this.#folder, this.#file));
      clear(this.#folder);
    } catch {
      rmSync(part, { force: true });
    }
  }
}

/** The folder, created if missing; null if there is none, or if others can write to it. */
function usableFolder(env: NodeJS.ProcessEnv): string | null {
  if (env["NODE_DISABLE_COMPILE_CACHE"]) return null;
  try {
    const folder = env["NODE_COMPILE_CACHE"] || ownFolder(env);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isOwn(lstatSync(folder)) ? folder : null;
  } catch {
    return null;
  }
}

/** The user's cache folder (XDG Base Directory Specification). */
function ownFolder(env: NodeJS.ProcessEnv): string {
  const cache = env["XDG_CACHE_HOME"];
  const own = cache !== undefined && isAbsolute(cache) ? cache : join(homedir(), ".cache");
  return join(own, "peerc", "compiled");
}

/**
 * Whether this user owns a file or folder and nobody else may write to it. On systems without such owners, the home
 * folder decides.
 */
function isOwn(stats: Stats): boolean {
  if (process.getuid === undefined) return true;
  return stats.uid === process.getuid() && (stats.mode & 0o022) === 0 && !stats.isSymbolicLink();
}

function read(path: string): ReadonlyMap<string, Buffer> {
  try {
    const file = openSync(path, "r");
    try {
      if (!isOwn(fstatSync(file))) return new Map();
      return fromBytes(readFileSync(file));
    } finally {
      closeSync(file);
    }
  } catch {
    return new Map();
  }
}

/** V8 executes what it is given, and a damaged byte crashes the process: a checksum of everything comes first. */
function toBytes(entries: readonly (readonly [string, Buffer])[]): Buffer {
  const index = entries.map(([name, data]): Entry => ({ name, size: data.length }));
  const rest = [Buffer.from(`${JSON.stringify(index)}\n`), ...entries.map(([, data]) => data)];
  const bytes = Buffer.concat(rest);
  return Buffer.concat([checksum(bytes), bytes]);
}

function fromBytes(file: Buffer): ReadonlyMap<string, Buffer> {
  const bytes = file.subarray(CHECKSUM_BYTES);
  const found = new Map<string, Buffer>();
  if (!checksum(bytes).equals(file.subarray(0, CHECKSUM_BYTES))) return found;
  let at = bytes.indexOf("\n") + 1;
  for (const { name, size } of JSON.parse(bytes.toString("utf8", 0, at)) as Entry[]) {
    found.set(name, bytes.subarray(at, (at += size)));
  }
  return found;
}

function checksum(bytes: Buffer): Buffer {
  const sum = Buffer.alloc(CHECKSUM_BYTES);
  sum.writeUInt32BE(crc32(bytes));
  return sum;
}

function clear(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!/\.(?:code|part)$/.test(name)) continue;
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > KEPT_MS) rmSync(path, { force: true });
  }
}
