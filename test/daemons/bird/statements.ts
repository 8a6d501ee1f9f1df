import type { Choices } from "./choices.ts";
import type { Conditions, Names } from "./conditions.ts";
import { OWN_ASN } from "./material.ts";
import type { Kind, Values } from "./values.ts";

/** The place of statements: whether `return` gives an answer there. */
export type Place = "filter" | "answering" | "acting";

const LISTS: readonly (readonly [string, Kind, Kind])[] = [
  ["bgp_community", "pair", "pairs"],
  ["bgp_large_community", "large", "larges"],
  ["bgp_ext_community", "target", "targets"],
];

/** Statements of the filter language. Tokens have a blank between them. */
export class Statements {
  readonly #chance: Choices;
  readonly #values: Values;
  readonly #conditions: Conditions;
  readonly #names: Names;
  #variables = 0;

  constructor(chance: Choices, values: Values, conditions: Conditions, names: Names) {
    this.#chance = chance;
    this.#values = values;
    this.#conditions = conditions;
    this.#names = names;
  }

  /** The body of a filter or function, between its braces. */
  body(place: Place): string {
    const c = this.#chance;
    const known = this.#names.numbers.length;
    const statements = [...c.list(1, 3, () => this.#statement(place, 2))];
    if (place === "answering" && c.percent(85)) statements.push(this.#return());
    if (place === "filter" && c.percent(80)) {
      statements.push(c.pick(["accept ;", "accept ;", "reject ;"]));
    }
    this.#names.numbers.length = known;
    return statements.join(" ");
  }

  #return(): string {
    return `return ${this.#conditions.condition(this.#chance.pick([0, 1, 2]))} ;`;
  }

  #statement(place: Place, depth: number): string {
    const c = this.#chance;
    if (this.#values.isWild && c.percent(10)) return this.#wild(place, depth);
    if (depth > 0 && c.percent(50)) return this.#if(place, depth);
    if (depth > 0 && c.percent(10)) return this.#block(place, depth);
    if (c.percent(65)) return this.#edit();
    const { acting } = this.#names;
    if (c.percent(40) && acting.length > 0) return `${c.pick(acting)} ( ) ;`;
    if (place === "answering" && c.percent(60)) return this.#return();
    return c.pick(["accept ;", "reject ;", 'reject "no" ;', "accept ;"]);
  }

  #block(place: Place, depth: number): string {
    const known = this.#names.numbers.length;
    const inner = this.#chance.list(0, 2, () => this.#statement(place, depth - 1)).join(" ");
    this.#names.numbers.length = known;
    return `{ ${inner} }`;
  }

  /** Also `if` within `if`, where an `else` belongs to the inner one. */
  #if(place: Place, depth: number): string {
    const c = this.#chance;
    const then = () =>
      c.percent(40) ? this.#block(place, depth) : this.#statement(place, depth - 1);
    const when = this.#conditions.condition(c.pick([0, 1, 1, 2]));
    return `if ${when} then ${then()}${c.percent(45) ? ` else ${then()}` : ""}`;
  }

  #edit(): string {
    const c = this.#chance;
    const values = this.#values;
    const [attribute, one, many] = c.pick(LISTS);
    return c.do(
      () => `${attribute} . add ( ${values.of(one)} ) ;`,
      () => `${attribute} . delete ( ${c.pick([values.of(one), values.of(many)])} ) ;`,
      () => `${attribute} . delete ( ${values.of(many)} ) ;`,
      () => `bgp_path . prepend ( ${c.percent(60) ? OWN_ASN : values.of("number")} ) ;`,
      () => `bgp_med = ${values.of("number")} ;`,
      () => `bgp_local_pref = ${values.of("number")} ;`,
      () => c.pick([`bgp_next_hop = ${values.of("address")} ;`, "dest = RTD_BLACKHOLE ;"]),
    );
  }

  /** What the reader need not know. */
  #wild(place: Place, depth: number): string {
    const c = this.#chance;
    const values = this.#values;
    const { numbers, acting, answering, withNumber } = this.#names;
    const inner = () => (depth > 0 ? this.#statement(place, depth - 1) : "bgp_med = 9 ;");
    const variable = () => {
      // Often the name of a constant, which it then stands before.
      const constants = values.names.get("number") ?? [];
      const name =
        c.percent(50) && constants.length > 0 ? c.pick(constants) : `v${++this.#variables}`;
      const text = `int ${name} = ${values.of("number")} ;`;
      numbers.push(name);
      return text;
    };
    const [attribute, one, many] = c.pick(LISTS);
    return c.do(
      variable,
      variable,
      () => (numbers.length > 0 ? `${c.pick(numbers)} = bgp_path . len ;` : variable()),
      () => (numbers.length > 0 ? `bgp_med = ${c.pick(numbers)} ;` : variable()),
      () => `case net . len { 8 , 16 : ${inner()} 17 .. 24 : ${inner()} else: ${inner()} }`,
      () => `case bgp_path . first { 1 : accept ; 2 .. 70000 : ${inner()} }`,
      () => `for int a in bgp_path do { if a = 2 then ${inner()} }`,
      () =>
        `for pair p in bgp_community do if p ~ ${values.of("pairs")} then bgp_community . delete ( p ) ;`,
      () => 'print "net" , net ;',
      () => `return ${this.#conditions.condition(1)} ;`,
      () => `return 5 ;`,
      () => `unset ( ${c.pick(["bgp_med", "bgp_community", "bgp_path"])} ) ;`,
      () => `bgp_path . empty ;`,
      () => `${attribute} . empty ;`,
      () => `${attribute} . filter ( ${values.of(many)} ) ;`,
      () => `${attribute} . add ( ${values.of(many)} ) ;`,
      () => `${attribute} = add ( ${attribute} , ${values.of(one)} ) ;`,
      () => `bgp_path . delete ( ${values.of("asns")} ) ;`,
      () => `bgp_path . filter ( ${values.of("asns")} ) ;`,
      () => `bgp_path . delete ( ${values.of("number")} ) ;`,
      () => `bgp_path = prepend ( bgp_path , 7 ) ;`,
      () => `bgp_local_pref = bgp_local_pref + 5 ;`,
      () => `bgp_med = bgp_path . len * 2 + 1 ;`,
      () => `preference = 5 ;`,
      () => `dest = ${c.pick(["RTD_UNREACHABLE", "RTD_PROHIBIT"])} ;`,
      () => `gw = 198.51.100.2 ;`,
      () => `accept "yes" ;`,
      () => `reject "no" , net ;`,
      () => `error "bad" ;`,
      () => (answering.length > 0 ? `${c.pick(answering)} ( ) ;` : "accept ;"),
      () => (acting.length > 0 ? `if ${c.pick(acting)} ( ) then ${inner()}` : "reject ;"),
      () => (withNumber.length > 0 ? `${c.pick(withNumber)} ( 7 ) ;` : "reject ;"),
      () => `bgp_otc = 7 ;`,
      () => `if 1 then ${inner()}`,
      () => ";",
    );
  }
}
