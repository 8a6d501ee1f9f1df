import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, sep } from "node:path";

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
  /** Names of folders and files that are no input. */
  readonly #isOutput: (name: string) => boolean;

  constructor(isOutput: (name: string) => boolean = () => false) {
    this.#isOutput = isOutput;
  }

  /** Begins a round: from now on only what it reads counts. */
  beginRound(): void {
    this.#before = this.#files;
    this.#files = new Map();
    this.#folders.clear();
  }

  /** The text of a file inside of a folder by its absolute path, of at most so many bytes; null where there is none. */
  read(root: string, path: string, maxBytes: number): string | null {
    const { mark, isRecent } = look(root, path);
    const known = this.#files.get(path) ?? this.#before.get(path);
    const isKnown = known?.mark === mark && !isRecent;
    const text = isKnown ? known.text : mark === null ? null : readText(path, maxBytes);
    this.#files.set(path, { root, mark, text });
    if (!this.#folders.has(dirname(path))) this.list(dirname(path));
    return text;
  }

  /** The sorted names in a folder; null where there is none that can be read. */
  list(folder: string): readonly string[] | null {
    const names = namesIn(folder);
    this.#folders.set(folder, this.#inputsAmong(names));
    return names;
  }

  /** The folders in which all of them lie. */
  get folders(): readonly string[] {
    return [...this.#folders.keys()];
  }

  /** Whether a file or folder is not as it was when it was read. */
  hasChanged(): boolean {
    for (const [folder, names] of this.#folders) {
      if (this.#inputsAmong(namesIn(folder)) !== names) return true;
    }
    for (const [path, { root, mark }] of this.#files) {
      if (look(root, path).mark !== mark) return true;
    }
    return false;
  }

  #inputsAmong(names: readonly string[] | null): string | null {
    return names && names.filter((name) => !this.#isOutput(name)).join("\n");
  }
}

/** Whether a path leads to a place inside of a folder, links followed. */
export function isInside(root: string, path: string): boolean {
  try {
    const [base, real] = [realpathSync.native(root), realpathSync.native(path)];
    return real === base || real.startsWith(base + sep);
  } catch {
    return false;
  }
}

function look(
  root: string,
  path: string,
): { readonly mark: string | null; readonly isRecent: boolean } {
  try {
    if (!isInside(root, path)) return { mark: null, isRecent: false };
    const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    const age = Date.now() - Number(mtimeNs / 1_000_000n);
    return { mark: [ino, size, mtimeNs, ctimeNs].join(" "), isRecent: age < TOO_RECENT };
  } catch {
    return { mark: null, isRecent: false };
  }
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
