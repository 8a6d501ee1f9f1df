import { dirname, join } from "node:path";

import {
  diskReader,
  fileMark,
  isInside,
  readText,
  realPath,
  type FileReader,
} from "../../system/index.ts";

/** A file as it was when it was read. */
interface ReadFile {
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
export class WatchedFiles implements FileReader {
  #files = new Map<string, ReadFile>();
  #before: ReadonlyMap<string, ReadFile> = new Map<string, ReadFile>();
  readonly #folders = new Map<string, string | null>();
  /** Where folders are, links followed. */
  readonly #roots = new Map<string, string>();
  /** Whether a path is no input. */
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

  /** The text of a file inside of a folder by its absolute path, of at most so many bytes; null where there is none. */
  readonly read = (root: string, path: string, maxBytes: number): string | null => {
    const { mark, isRecent } = this.#look(root, path);
    const known = this.#files.get(path) ?? this.#before.get(path);
    const isKnown = known?.mark === mark && !isRecent;
    const text = isKnown ? known.text : mark === null ? null : readText(path, maxBytes);
    this.#files.set(path, { root, mark, text });
    if (!this.#folders.has(dirname(path))) this.list(dirname(path));
    return text;
  };

  /** The sorted names in a folder; null where there is none that can be read. */
  readonly list = (folder: string): readonly string[] | null => {
    const names = diskReader.list(folder);
    this.#folders.set(folder, this.#inputsAmong(folder, names));
    return names;
  };

  /** The folders in which all of them lie. */
  get folders(): readonly string[] {
    return [...this.#folders.keys()];
  }

  /** Whether a file or folder is not as it was when it was read. */
  hasChanged(): boolean {
    for (const [folder, names] of this.#folders) {
      if (this.#inputsAmong(folder, diskReader.list(folder)) !== names) return true;
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
