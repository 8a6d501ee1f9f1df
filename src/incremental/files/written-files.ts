import { hasText, markOf } from "../../system/index.ts";

/** The files of an output folder as they were found or written, so that they need not be read to see whether they differ. */
export class WrittenFiles {
  readonly #asked = new Map<string, string>();
  readonly #known = new Map<string, { readonly mark: string; readonly text: string }>();

  /** Whether a file, by its absolute path, holds exactly a text. */
  readonly hasText = (path: string, text: string): boolean => {
    this.#asked.set(path, text);
    const known = this.#known.get(path);
    return known?.mark === markOf(path) ? known.text === text : hasText(path, text);
  };

  /** Tells that all files now hold what was last asked of them. */
  settle(): void {
    this.#known.clear();
    for (const [path, text] of this.#asked) {
      const mark = markOf(path);
      if (mark !== null) this.#known.set(path, { mark, text });
    }
    this.#asked.clear();
  }
}
