import type { Family } from "../../../src/net/index.ts";
import type { Choices } from "./choices.ts";
import { ASNS, HALVES, HOPS, PREFIXES, WORDS } from "./material.ts";

/** Constants of the text, by their values. */
export type Kind =
  | "number"
  | "half"
  | "address"
  | "prefix"
  | "prefixes"
  | "asns"
  | "pair"
  | "pairs"
  | "large"
  | "larges"
  | "target"
  | "targets";

/**
 * Values of the filter language in any of their notations. Tokens have a blank between them. `isWild` says whether a text may
 * also have what only BIRD knows.
 */
export class Values {
  readonly #chance: Choices;
  readonly #family: Family;
  readonly isWild: boolean;
  readonly names = new Map<Kind, string[]>();

  constructor(chance: Choices, family: Family, isWild: boolean) {
    this.#chance = chance;
    this.#family = family;
    this.isWild = isWild;
  }

  /** A value of a kind, or the name of a constant with such a value. */
  of(kind: Kind): string {
    const names = this.names.get(kind) ?? [];
    if (names.length > 0 && this.#chance.percent(35)) return this.#chance.pick(names);
    return this.literal(kind);
  }

  /** A value of a kind, written out; it may have names within. */
  literal(kind: Kind): string {
    const c = this.#chance;
    switch (kind) {
      case "number":
        return this.#number(c.pick(ASNS));
      case "half":
        return this.#number(c.pick(HALVES));
      case "address":
        return this.#spelled(c.pick(HOPS[this.#family].slice(c.percent(10) ? 0 : 1)));
      case "prefix":
        return this.#spelled(c.pick(PREFIXES[this.#family]));
      case "prefixes":
        return this.#prefixes();
      case "asns":
        return this.#chance.percent(85) ? this.#apartAsns() : this.#set(() => this.#asnItem());
      case "pair":
        return this.#tuple("half", "half");
      case "pairs":
        return this.#set(() => this.#pairItem(), this.#chance.percent(85));
      case "large":
        return this.#tuple("word", "word", "word");
      case "larges":
        return this.#set(() => this.#largeItem(), this.#chance.percent(85));
      case "target":
        return `( rt , ${this.#target()} )`;
      case "targets":
        return this.#set(() => this.#targetItem(), this.#chance.percent(85));
    }
  }

  /** A number in one of its notations: decimal, with zeros before it, hexadecimal. */
  #number(value: number): string {
    const c = this.#chance;
    if (c.percent(12)) return `0x${c.pick(["", "0"])}${value.toString(16)}`;
    if (c.percent(6)) return `${c.pick(["0", "00"])}${value}`;
    return `${value}`;
  }

  /** A small number, for lengths and counts. */
  small(of: readonly number[]): string {
    return this.#number(this.#chance.pick(of));
  }

  /** An address or prefix as somebody might write it. */
  #spelled(text: string): string {
    const c = this.#chance;
    if (!text.includes(":")) return text;
    if (c.percent(15)) return text.toUpperCase();
    if (c.percent(10)) return text.replace("db8", "0db8");
    if (c.percent(10) && text.startsWith("2001:db8::/")) return text.replace("::", ":0:0:0:0:0:0");
    return text;
  }

  /** A set; one whose members are to be apart has none that begins with the same number as another. */
  #set(item: () => string, apart = false): string {
    const c = this.#chance;
    const items = c.percent(3) ? [] : c.list(1, c.pick([1, 2, 3, 3, 4, 8]), item);
    const first = (text: string) => Number(/\d\w*/.exec(text)?.[0] ?? NaN);
    const kept = apart
      ? items.filter((text, i) => items.findIndex((other) => first(other) === first(text)) === i)
      : items;
    return kept.length === 0 ? "[ ]" : `[ ${kept.join(" , ")} ]`;
  }

  /** ASNs and ranges of them that do not overlap, in some order. */
  #apartAsns(): string {
    const c = this.#chance;
    const items: string[] = [];
    for (let i = c.between(0, 3); i < ASNS.length; i += c.between(1, 5)) {
      const low = ASNS[i] ?? 0;
      const isRange = c.percent(40) && i + 1 < ASNS.length;
      if (isRange) i++;
      const text = isRange ? `${this.#number(low)} .. ${ASNS[i]}` : this.#number(low);
      items.splice(c.between(0, items.length), 0, text);
    }
    return `[ ${items.join(" , ")} ]`;
  }

  #prefixes(): string {
    const c = this.#chance;
    const other = this.#family === "ipv4" ? "ipv6" : "ipv4";
    const family = c.percent(3) ? other : this.#family;
    return this.#set(() => this.#prefixItem(c.percent(1) && this.isWild ? other : family));
  }

  #prefixItem(family: Family): string {
    const c = this.#chance;
    const longest = family === "ipv4" ? 32 : 128;
    const prefix = c.pick(PREFIXES[family]);
    const length = Number(prefix.split("/")[1]);
    const text = this.#spelled(prefix);
    if (c.percent(30)) return text;
    if (c.percent(30)) return `${text} +`;
    if (c.percent(4)) return `${text} -`;
    // Lengths shorter than the prefix, out of order or too long: BIRD itself shows how it treats them.
    const low = c.percent(6) ? c.between(0, longest) : c.between(length, longest);
    const high = c.percent(1)
      ? c.between(0, longest + 1)
      : c.between(Math.min(low, longest), longest);
    if (c.percent(4)) return `${text} { ${length} , ${high} }`;
    return `${text} { ${this.#number(low)} , ${this.#number(high)} }`;
  }

  #asnItem(): string {
    const c = this.#chance;
    const one = () => (c.percent(10) ? `( ${this.of("number")} )` : this.of("number"));
    if (c.percent(60)) return one();
    const [low, high] = [c.pick(ASNS), c.pick(ASNS)].sort((a, b) => a - b);
    if (c.percent(1)) return `${high} .. ${low}`;
    if (c.percent(10)) return `${c.pick(["0", "1"])} .. ${this.of("number")}`;
    return `${this.#number(low ?? 0)} .. ${this.#number(high ?? 0)}`;
  }

  #tuple(...kinds: readonly ("half" | "word")[]): string {
    const part = (kind: "half" | "word") =>
      kind === "half" ? this.of("half") : this.#number(this.#chance.pick(WORDS));
    return `( ${kinds.map(part).join(" , ")} )`;
  }

  #pairItem(): string {
    const c = this.#chance;
    const [a, b] = [() => this.of("half"), () => this.of("half")];
    if (c.percent(50)) return `( ${a()} , ${b()} )`;
    if (c.percent(70)) return `( ${a()} , * )`;
    if (c.percent(20) && this.names.get("pair")) return this.of("pair");
    if (!this.isWild) return `( ${a()} , ${b()} )`;
    return c.do(
      () => `( * , ${b()} )`,
      () => "( * , * )",
      () => `( ${a()} , 1 .. ${b()} )`,
      () => `( 1 .. 3 , ${b()} )`,
      () => `( 1 .. ${a()} , * )`,
      () => `( 1 , 2 ) .. ( ${a()} , ${b()} )`,
      () => `( 1 + 1 , ${b()} )`,
    );
  }

  #largeItem(): string {
    const c = this.#chance;
    const word = () => this.#number(c.pick(WORDS));
    if (c.percent(45)) return `( ${word()} , ${word()} , ${word()} )`;
    if (c.percent(40)) return `( ${word()} , ${word()} , * )`;
    if (c.percent(70)) return `( ${word()} , * , * )`;
    if (!this.isWild) return `( ${word()} , ${word()} , ${word()} )`;
    return c.do(
      () => "( * , * , * )",
      () => `( ${word()} , ${word()} , 1 .. ${word()} )`,
      () => `( ${word()} , 1 .. ${word()} , * )`,
      () => `( 1 .. ${word()} , * , * )`,
      () => `( * , ${word()} , * )`,
      () => `( ${word()} , * , ${word()} )`,
      () => `( 1 , 2 , 3 ) .. ( ${word()} , ${word()} , ${word()} )`,
    );
  }

  #target(): string {
    const c = this.#chance;
    const [administrator, value] = c.pick([
      [1, 2],
      [1, 1],
      [2, 2],
      [64500, 65535],
      [2, 70000],
      [70000, 1],
      [70000, 2],
      [70000, 65535],
    ] as const);
    return `${this.#number(administrator)} , ${this.#number(value)}`;
  }

  #targetItem(): string {
    const c = this.#chance;
    if (c.percent(60)) return `( rt , ${c.pick([1, 2, 64500, 70000])} , ${c.pick([1, 2, 65535])} )`;
    if (c.percent(60)) return `( rt , ${this.#number(c.pick([1, 2, 64500, 70000]))} , * )`;
    if (!this.isWild) return `( rt , 1 , 2 )`;
    return c.do(
      () => `( rt , 1 , 1 .. 2 )`,
      () => "( rt , * , * )",
      () => `( ro , ${this.#target()} )`,
      () => `( generic , 0x20001 , 1 )`,
      () => `( unknown 0x102 , 1 , 1 )`,
    );
  }
}
