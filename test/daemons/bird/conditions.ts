import type { Family } from "../../../src/net/index.ts";
import type { Choices } from "./choices.ts";
import type { Kind, Values } from "./values.ts";

/** What a condition may name: functions by whether they answer. */
export interface Names {
  readonly answering: string[];
  readonly acting: string[];
  /** A function that answers with the origin of RFC 6811. */
  origin: string | null;
  /** Variables and functions with arguments, in texts that may have what only BIRD knows. */
  readonly numbers: string[];
  readonly withNumber: string[];
}

const SIGNS = ["=", "!=", "<", "<=", ">", ">="];
const COMMUNITIES: readonly (readonly [string, Kind, Kind])[] = [
  ["bgp_community", "pair", "pairs"],
  ["bgp_large_community", "large", "larges"],
  ["bgp_ext_community", "target", "targets"],
];

/** Conditions of the filter language: what is true or false of a route. Tokens have a blank between them. */
export class Conditions {
  readonly #chance: Choices;
  readonly #values: Values;
  readonly #names: Names;
  readonly #family: Family;

  constructor(chance: Choices, values: Values, names: Names, family: Family) {
    this.#chance = chance;
    this.#values = values;
    this.#names = names;
    this.#family = family;
  }

  /** A condition with a maximum depth: `&&` and `||` also in a row, which BIRD evaluates from the left. */
  condition(depth: number): string {
    const c = this.#chance;
    if (depth <= 0 || c.percent(45)) return this.#atom();
    if (c.percent(15)) return `! ( ${this.condition(depth - 1)} )`;
    const parts = c.list(2, 3, () => this.#one(depth - 1));
    return parts.map((part, i) => (i > 0 ? `${c.pick(["&&", "||"])} ${part}` : part)).join(" ");
  }

  /** An operand between two operators. */
  #one(depth: number): string {
    const c = this.#chance;
    const { answering } = this.#names;
    if (c.percent(25)) return `( ${this.condition(depth)} )`;
    if (c.percent(12)) return `! ( ${this.condition(depth)} )`;
    if (c.percent(4)) return `${c.pick(["! !", "!"])} ${c.pick(["true", "false"])}`;
    if (c.percent(1)) return `! ${this.#atom()}`;
    if (c.percent(6) && answering.length > 0) return `! ${c.pick(answering)} ( )`;
    return this.#atom();
  }

  #atom(): string {
    const c = this.#chance;
    const text = this.#plainAtom();
    // A side of a comparison between parentheses, which change nothing.
    const side = c.percent(4)
      ? /^(net|bgp_path|bgp_community) (?=[~!])|(?<=~ )\[ .* \]$/.exec(text)
      : null;
    return side ? text.replace(side[0], `( ${side[0].trim()} ) `).trimEnd() : text;
  }

  #plainAtom(): string {
    const c = this.#chance;
    const { answering } = this.#names;
    if (c.percent(12) && answering.length > 0) return `${c.pick(answering)} ( )`;
    if (c.percent(6)) return c.pick(["true", "false"]);
    if (this.#values.isWild && c.percent(12)) return this.#wild();
    return c.do(
      () => this.#prefix(),
      () => this.#path(),
      () => this.#community(),
      () => this.#community(),
      () => this.#other(),
    );
  }

  #prefix(): string {
    const c = this.#chance;
    const values = this.#values;
    const longest = this.#family === "ipv4" ? 32 : 128;
    return c.do(
      () => `net ${c.pick(["~", "~", "!~"])} ${values.of("prefixes")}`,
      () => `net ${c.pick(["~", "~", "!~"])} ${values.of("prefixes")}`,
      () => `net ${c.pick(["=", "!="])} ${values.of("prefix")}`,
      () =>
        `net . len ${c.pick(SIGNS)} ${values.small([0, 8, 9, 16, 24, 25, longest, longest + 1])}`,
      () => `net . type ${c.pick(["=", "!="])} ${c.pick(["NET_IP4", "NET_IP6", "NET_ROA4"])}`,
    );
  }

  #path(): string {
    const c = this.#chance;
    const values = this.#values;
    const end = c.pick(["first", "last"]);
    if (c.percent(2)) return `bgp_path ~ ${this.#manyHops()}`;
    return c.do(
      () => `bgp_path ${c.pick(["~", "!~"])} ${values.of("asns")}`,
      () => `bgp_path . ${end} ${c.pick(["=", "!="])} ${c.pick([values.of("number"), "0"])}`,
      () => `bgp_path . ${end} ${c.pick(["~", "!~"])} ${values.of("asns")}`,
      () => `bgp_path . len ${c.pick(SIGNS)} ${values.small([0, 1, 2, 3, 4, 6])}`,
      () => `${values.of("number")} ${c.pick(["~", "!~"])} bgp_path`,
    );
  }

  #community(): string {
    const c = this.#chance;
    const [attribute, one, many] = c.pick(COMMUNITIES);
    if (c.percent(this.#values.isWild ? 4 : 1)) {
      // Of another kind, or one for many: BIRD refuses it, or the route.
      const kind = c.pick<Kind>([
        "asns",
        "pairs",
        "larges",
        "targets",
        "pair",
        "large",
        "prefixes",
      ]);
      return `${attribute} ~ ${this.#values.of(kind)}`;
    }
    if (c.percent(35)) return `${this.#values.of(one)} ${c.pick(["~", "!~"])} ${attribute}`;
    return `${attribute} ${c.pick(["~", "~", "!~"])} ${this.#values.of(many)}`;
  }

  #other(): string {
    const c = this.#chance;
    const { origin } = this.#names;
    const table = c.percent(97) === (this.#family === "ipv4") ? "R4" : "R6";
    if (c.percent(20)) {
      const tested = c.pick(["ORIGIN_IGP", "ORIGIN_EGP", "ORIGIN_INCOMPLETE"]);
      return `bgp_origin ${c.pick(["=", "!="])} ${tested}`;
    }
    const state = c.pick(["ROA_VALID", "ROA_INVALID", "ROA_UNKNOWN"]);
    if (origin !== null && c.percent(70)) {
      return `roa_check ( ${table} , net , ${origin} ( ) ) ${c.pick(["=", "=", "!="])} ${state}`;
    }
    return `bgp_next_hop ${c.pick(["=", "!="])} ${this.#values.of("address")}`;
  }

  /** What the reader need not know. */
  #wild(): string {
    const c = this.#chance;
    const values = this.#values;
    const { numbers, withNumber, answering } = this.#names;
    const number = () =>
      numbers.length > 0 && c.percent(50) ? c.pick(numbers) : values.of("number");
    return c.do(
      () => `bgp_path ~ ${this.#mask()}`,
      () => `bgp_path ~ ${this.#mask()}`,
      () =>
        `net . len ${c.pick(["+", "-", "*", "/"])} 1 ${c.pick(SIGNS)} 8 ${c.pick(["+", "-", "*"])} 2`,
      () => `bgp_path . len + 1 * 2 = 4`,
      () => `( bgp_path . len + 1 ) * 2 = 4`,
      () =>
        `${number()} ${c.pick(SIGNS)} bgp_path . ${c.pick(["first", "last", "last_nonaggregated"])}`,
      () => `${number()} ~ ${values.of("asns")}`,
      () => `net ~ ${values.of("prefix")}`,
      () => `! net ~ ${values.of("prefixes")}`,
      () => `! ${c.pick(["true", "false"])} = ${c.pick(["true", "false"])}`,
      () => `( net . len = 8 ) = ${c.pick(["true", "false"])}`,
      () => `${answering[0] ?? "true"}${answering[0] === undefined ? "" : " ( )"} = true`,
      () => `8 = net . len`,
      () => `defined ( ${c.pick(["bgp_med", "bgp_next_hop", "bgp_path", "bgp_community"])} )`,
      () => `bgp_med ${c.pick(["=", "!="])} 5`,
      () => `bgp_local_pref ${c.pick(SIGNS)} 100`,
      () =>
        `source ${c.pick(["=", "!=", "~"])} ${c.pick(["RTS_BGP", "RTS_STATIC", "[ RTS_BGP , RTS_STATIC ]"])}`,
      () => `proto ${c.pick(["=", "~"])} ${c.pick(['"feed"', '"own*"'])}`,
      () => `bgp_community . len ${c.pick(SIGNS)} 2`,
      () => `bgp_path = + empty +`,
      () => `bgp_community ${c.pick(["=", "!="])} - empty -`,
      () => `delete ( bgp_path , ${values.of("asns")} ) . len = 1`,
      () => `filter ( bgp_community , ${values.of("pairs")} ) . len = 1`,
      () => `add ( bgp_community , ( 1 , 2 ) ) ~ ${values.of("pairs")}`,
      () => `prepend ( bgp_path , 7 ) . first = 7`,
      () => `${values.of("pair")} ~ ${values.of("pairs")}`,
      () => `${values.of("pair")} = ${values.of("pair")}`,
      () => `net . ip = ${c.pick(["10.0.0.0", "2001:db8::"])}`,
      () => `net . ip . mask ( 8 ) = 10.0.0.0`,
      () => `from = 127.0.1.77`,
      () => `bgp_path . first . len = 1`,
      () => `bgp_path . len`,
      () => `roa_check ( R4 ) = ROA_VALID`,
      () => `roa_check ( R4 , net , bgp_path . last ) = ROA_INVALID`,
      () => `roa_check ( R4 , 198.18.7.0/24 , 1 ) = ROA_VALID`,
      () => `${c.pick(withNumber.length > 0 ? withNumber : ["nowhere"])} ( ${number()} )`,
      () => `${c.pick(answering.length > 0 ? answering : ["nowhere"])} ( ${number()} )`,
      () => `ORIGIN_IGP = bgp_origin`,
      () => `bgp_origin ~ [ ORIGIN_IGP , ORIGIN_EGP ]`,
      () => `bgp_origin < ORIGIN_INCOMPLETE`,
      () => `dest = RTD_UNREACHABLE`,
      () => `preference > 99`,
      () => `net != bgp_next_hop`,
      () => `net . len ~ [ 8 , 16 .. 24 ]`,
      () => `bgp_next_hop ~ ${values.of("prefix")}`,
      () => `bgp_next_hop . is_v4`,
      () => `bgp_path . len = 1 = true`,
      () => `bgp_community ~ [ 1.2.3.4 , 0.1.0.2 ]`,
      () => `0.1.0.2 ~ bgp_community`,
      () => `( rt , 0.1.0.2 , 5 ) ~ bgp_ext_community`,
      () => `( bgp_path ) . len = 2`,
      () => `net = 10.0.0.1/8`,
      () => `net ~ [ 10.0.0.1/8 + ]`,
      () => `net ~ [ 10.0.0.0 / 8 , 10.1.0.0/0x10 ]`,
      () => `net ~ [ 0.0.0.0/0 { 0 , 0 } ]`,
      () => `net ~ [ 0.0.0.0/0 - ]`,
    );
  }

  /** A mask of more hops than a path has, in which a set counts for as many hops as needed; or of just too few. */
  #manyHops(): string {
    const c = this.#chance;
    const hops = (count: number) => Array.from({ length: count }, () => "?");
    const first = c.between(0, 1023);
    const rest = c.pick([1024, 1024, 1030]) - first;
    const [before, after] = [hops(first), hops(rest)];
    return `[= ${[...before, "*", ...after, ...c.list(0, 1, () => "*")].join(" ")} =]`;
  }

  #mask(): string {
    const c = this.#chance;
    const part = () =>
      c.do(
        () => "*",
        () => "?",
        () => this.#values.of("number"),
        () => `${this.#values.of("number")} +`,
        () => "1 .. 70000",
        () => this.#values.of("asns"),
        () => `( ${this.#values.of("number")} )`,
      );
    return `[= ${c.list(0, 5, part).join(" ")} =]`;
  }
}
