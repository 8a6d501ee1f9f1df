import { hasText, markOf } from "../../system/index.ts";

/** The files of an output folder as found or written, so that they need not be read again to find differences. */
export class WrittenFiles {
  readonly #expected = new Map<string, string>();
  readonly #known = new Map<string, { readonly mark: string; readonly text: string }>();

  /** Whether a file, by its absolute path, contains exactly a text. */
  readonly hasText = (path: string, text: string): boolean => {
    this.#expected.set(path, text);
    const known = this.#known.get(path);
    return known?.mark === markOf(path) ? known.text === text : hasText(path, text);
  };

  /** Records that all files now contain what was last compared with them. */
  settle(): void {
    this.#known.clear();
    for (const [path, text] of this.#expected) {
      const mark = markOf(path);
      if (mark !== null) this.#known.set(path, { mark, text });
    }
    this.#expected.clear();
  }
}
