import { maxLength, PrefixScanner } from "../../../../net/index.ts";
import { lengthsOf } from "../lengths-of.ts";
import type { PrefixListText } from "../prefix-lists.ts";

/**
 * Reads entries of prefix lists in their plainest form, `ip prefix-list NAME seq 5 permit 192.0.2.0/24 ge 25 le 26`,
 * directly from the text, if they follow another entry of their list. A file may have millions of them; lines of any
 * other form are left to be split into words. What it saves is in docs/performance.md.
 */
export class EntryScanner {
  readonly #scanner = new PrefixScanner();
  #list: PrefixListText | null = null;
  #head = "";

  /** The list whose entries may follow. */
  expect(list: PrefixListText): void {
    this.#list = list;
    this.#head = `${list.family === "ipv4" ? "ip" : "ipv6"} prefix-list ${list.name} seq `;
  }

  /** Takes the line that begins at a place, if it is such an entry: the place of the newline after it, or -1. */
  take(text: string, start: number): number {
    const [list, scanner] = [this.#list, this.#scanner];
    if (list === null || !text.startsWith(this.#head, start)) return -1;
    scanner.end = start + this.#head.length;
    const seq = scanner.number(text, 0xffffffff);
    if (seq < 1 || !text.startsWith(PERMIT, scanner.end)) return -1;
    if (!scanner.scan(text, scanner.end + PERMIT.length)) return -1;
    const { family, length } = scanner;
    const ge = this.#lengthAfter(text, " ge ");
    const le = this.#lengthAfter(text, " le ");
    const { end } = scanner;
    if (family !== list.family || ge === -1 || le === -1) return -1;
    if (end < text.length && text.charCodeAt(end) !== NEWLINE) return -1;
    // Most entries have neither.
    const lengths =
      ge === null && le === null ? null : lengthsOf(length, ge, le, maxLength(family));
    if (lengths !== null) list.permit(seq, scanner.words, length, lengths);
    else if (ge === null && le === null) list.permit(seq, scanner.words, length, null);
    else return -1;
    return end;
  }

  /** The length after a keyword; null if the keyword is missing, -1 if no length follows. */
  #lengthAfter(text: string, word: string): number | null {
    const scanner = this.#scanner;
    // Most entries end with their prefix.
    if (text.charCodeAt(scanner.end) !== SPACE || !text.startsWith(word, scanner.end)) return null;
    scanner.end += word.length;
    return scanner.number(text, maxLength(scanner.family));
  }
}

const PERMIT = " permit ";
const [SPACE, NEWLINE] = [0x20, 0x0a];
