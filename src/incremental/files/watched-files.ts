import { dirname, join } from "node:path";

import {
  diskReader,
  fileMark,
  isInside,
  readText,
  realPath,
  type FileReader,
} from "../../system/index.ts";

/** A file as it was read. */
interface ReadFile {
  /** The folder in which it must be. */
  readonly root: string;
  /** Changes whenever the file does; null if it cannot be read. */
  readonly mark: string | null;
  readonly text: string | null;
}

/**
 * A file written less than this time before it is read may be written again with the same timestamp, in milliseconds.
 */
const TOO_RECENT = 20;

/**
 * The files and folders that were read, and their state: what has not changed is not read again, and changes can be
 * detected.
 */
export class WatchedFiles implements FileReader {
  #files = new Map<string, ReadFile>();
  #before: ReadonlyMap<string, ReadFile> = new Map<string, ReadFile>();
  readonly #folders = new Map<string, string | null>();
  /** The real paths of folders, with links resolved. */
  readonly #roots = new Map<string, string>();
  /** Whether a path is not an input. */
  readonly #isOutput: (path: string) => boolean;

  constructor(isOutput: (path: string) => boolean) {
    this.#isOutput = isOutput;
  }

  /** Begins a round: from now on only what it reads counts. */
  beginRound(): void {
    this.#before = this.#files;
    this.#files = new Map();
    this.#folders.clear();
    this.#roots.clear();
  }

  /** The text of a file inside a folder by its absolute path, with a size limit in bytes; null if there is none. */
  readonly read = (root: string, path: string, maxBytes: number): string | null => {
    const { mark, isRecent } = this.#look(root, path);
    const known = this.#files.get(path) ?? this.#before.get(path);
    const isKnown = known?.mark === mark && !isRecent;
    const text = isKnown ? known.text : mark === null ? null : readText(path, maxBytes);
    this.#files.set(path, { root, mark, text });
    if (!this.#folders.has(dirname(path))) this.list(dirname(path));
    return text;
  };

  /** The sorted names in a folder; null if it cannot be read. */
  readonly list = (folder: string): readonly string[] | null => {
    const names = diskReader.list(folder);
    this.#folders.set(folder, this.#inputsAmong(folder, names));
    return names;
  };

  /** The folders that contain all of them. */
  get folders(): readonly string[] {
    return [...this.#folders.keys()];
  }

  /** Whether a file or folder has changed since it was read. */
  hasChanged(): boolean {
    for (const [folder, names] of this.#folders) {
      if (this.#inputsAmong(folder, diskReader.list(folder)) !== names) return true;
    }
    for (const [path, { root, mark }] of this.#files) {
      if (this.#look(root, path).mark !== mark) return true;
    }
    return false;
  }

  /** The state of a file for detecting changes, and whether it might change without a new timestamp. */
  #look(root: string, path: string): { readonly mark: string | null; readonly isRecent: boolean } {
    const base = this.#roots.get(root) ?? realPath(root);
    const real = realPath(path);
    if (base !== null) this.#roots.set(root, base);
    if (base === null || real === null || !isInside(base, real)) return NOTHING;
    const found = fileMark(real);
    return found
      ? { mark: found.mark, isRecent: Date.now() - found.writtenAt < TOO_RECENT }
      : NOTHING;
  }

  #inputsAmong(folder: string, names: readonly string[] | null): string | null {
    return names && names.filter((name) => !this.#isOutput(join(folder, name))).join("\n");
  }
}

const NOTHING = { mark: null, isRecent: false };
