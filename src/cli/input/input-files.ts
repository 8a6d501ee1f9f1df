import { readdirSync, readFileSync, realpathSync, statSync, type BigIntStats } from "node:fs";
import { dirname, join, sep } from "node:path";

/** A file as it was when it was read. */
interface InputFile {
  /** The folder that it must lie in. */
  readonly root: string;
  /** Changes whenever the file does; null where there is none that can be read. */
  readonly mark: string | null;
  readonly text: string | null;
}

/** A file written within this time before it is read may be written again without a new time, in milliseconds. */
const TOO_RECENT = 20;

/**
 * The files and folders that were read, and how they were: what has not changed is not read again, and it can be asked
 * whether anything has.
 */
export class InputFiles {
  #files = new Map<string, InputFile>();
  #before: ReadonlyMap<string, InputFile> = new Map<string, InputFile>();
  readonly #folders = new Map<string, string | null>();
  /** Where folders are, links followed. */
  readonly #roots = new Map<string, string>();
  /** Whether a path is no input. */
  readonly #isOutput: (path: string) => boolean;
  /** Whether there will be another round, for which to keep the texts. */
  readonly #keeps: boolean;

  constructor(isOutput: (path: string) => boolean = () => false, keeps = false) {
    this.#isOutput = isOutput;
    this.#keeps = keeps;
  }

  /** Begins a round: from now on only what it reads counts. */
  beginRound(): void {
    this.#before = this.#files;
    this.#files = new Map();
    this.#folders.clear();
    this.#roots.clear();
  }

  /** The text of a file inside of a folder by its absolute path, of at most so many bytes; null where there is none. */
  read(root: string, path: string, maxBytes: number): string | null {
    const { mark, isRecent } = this.#look(root, path);
    const known = this.#files.get(path) ?? this.#before.get(path);
    const isKnown = this.#keeps && known?.mark === mark && !isRecent;
    const text = isKnown ? known.text : mark === null ? null : readText(path, maxBytes);
    this.#files.set(path, { root, mark, text: this.#keeps ? text : null });
    if (!this.#folders.has(dirname(path))) this.list(dirname(path));
    return text;
  }

  /** The sorted names in a folder; null where there is none that can be read. */
  list(folder: string): readonly string[] | null {
    const names = namesIn(folder);
    this.#folders.set(folder, this.#inputsAmong(folder, names));
    return names;
  }

  /** The folders in which all of them lie. */
  get folders(): readonly string[] {
    return [...this.#folders.keys()];
  }

  /** Whether a file or folder is not as it was when it was read. */
  hasChanged(): boolean {
    for (const [folder, names] of this.#folders) {
      if (this.#inputsAmong(folder, namesIn(folder)) !== names) return true;
    }
    for (const [path, { root, mark }] of this.#files) {
      if (this.#look(root, path).mark !== mark) return true;
    }
    return false;
  }

  /** What tells whether a file has changed, and whether it may without being told so. */
  #look(root: string, path: string): { readonly mark: string | null; readonly isRecent: boolean } {
    const base = this.#roots.get(root) ?? realPath(root);
    const real = realPath(path);
    if (base !== null) this.#roots.set(root, base);
    if (base === null || real === null || !isInside(base, real)) return NOTHING;
    const stat = statOf(real);
    if (!stat) return NOTHING;
    const age = Date.now() - Number(stat.mtimeNs / 1_000_000n);
    return { mark: markIn(stat), isRecent: age < TOO_RECENT };
  }

  #inputsAmong(folder: string, names: readonly string[] | null): string | null {
    return names && names.filter((name) => !this.#isOutput(join(folder, name))).join("\n");
  }
}

const NOTHING = { mark: null, isRecent: false };

/** What changes whenever a file does; null where there is none. */
export function markOf(path: string): string | null {
  const stat = statOf(path);
  return stat && markIn(stat);
}

function statOf(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return null;
  }
}

function markIn({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
}

/** Where a path leads, links followed; null where nothing is. */
export function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

/** Whether a real path is a place inside of a real folder. */
export function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root + sep);
}

function readText(path: string, maxBytes: number): string | null {
  try {
    const stat = statSync(path);
    return stat.isFile() && stat.size <= maxBytes ? readFileSync(path, "utf8") : null;
  } catch {
    return null;
  }
}

function namesIn(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder).sort();
  } catch {
    return null;
  }
}
