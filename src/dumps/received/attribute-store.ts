/** The most different texts: a Map of JavaScript has no more entries. */
const MOST = 16_000_000;

/** Texts of path attributes, each kept once for all routes that have them, under a number from 2. */
export class AttributeStore {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = ["", ""];
  /** By number, how many routes have them. */
  readonly #uses: number[] = [0, 0];
  readonly #free: number[] = [];

  /** The number of a text, for one more route. Null if there are too many. */
  add(text: string): number | null {
    const known = this.#numbers.get(text);
    if (known !== undefined) {
      this.#uses[known] = (this.#uses[known] ?? 0) + 1;
      return known;
    }
    if (this.#numbers.size >= MOST) return null;
    const number = this.#free.pop() ?? this.#texts.length;
    this.#numbers.set(text, number);
    this.#texts[number] = text;
    this.#uses[number] = 1;
    return number;
  }

  /** One route less has the text of this number. */
  release(number: number): void {
    const uses = (this.#uses[number] ?? 0) - 1;
    this.#uses[number] = uses;
    if (uses > 0) return;
    this.#numbers.delete(this.get(number));
    this.#texts[number] = "";
    this.#free.push(number);
  }

  get(number: number): string {
    return this.#texts[number] ?? "";
  }
}
