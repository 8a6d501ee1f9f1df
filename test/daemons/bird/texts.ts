import type { Family } from "../../../src/net/index.ts";
import { Choices } from "./choices.ts";
import { Conditions, type Names } from "./conditions.ts";
import { dress } from "./dress.ts";
import { OWN_ASN } from "./material.ts";
import { Statements } from "./statements.ts";
import { Values, type Kind } from "./values.ts";

/** A filter with everything that it uses; no other text has the same names. */
export interface FilterSource {
  /** Its number, which is in all its names. */
  readonly number: number;
  readonly family: Family;
  /** Its constants, functions and named filter. */
  readonly definitions: string;
  /** How a channel attaches it, after `import` or `export`: `filter F7`, `filter { … }`, `where …`. */
  readonly attached: string;
}

const KINDS: readonly Kind[] = [
  ...(["number", "half", "address", "prefix", "prefixes", "prefixes", "asns", "asns"] as const),
  ...(["pair", "pairs", "large", "larges", "target", "targets"] as const),
];

/** Text number `number` of a seed. Four of ten may have what only BIRD knows, and one of eight has a token too many or too few. */
export function filterSource(seed: number, number: number): FilterSource {
  const chance = Choices.ofText(seed, number);
  const family = chance.percent(70) ? "ipv4" : "ipv6";
  const isWild = chance.percent(40);
  const values = new Values(chance, family, isWild);
  const names: Names = { answering: [], acting: [], origin: null, numbers: [], withNumber: [] };
  const conditions = new Conditions(chance, values, names, family);
  const statements = new Statements(chance, values, conditions, names);
  const definitions: string[] = [];
  const named = (word: string) => {
    const name = `${word}${number}_${definitions.length}`;
    return chance.percent(5) ? `'${name}.x-y'` : name;
  };
  for (const kind of chance.list(0, 4, () => chance.pick(KINDS))) {
    const name = named(kind.toUpperCase());
    definitions.push(`define ${name} = ${values.of(kind)} ;`);
    values.names.set(kind, [...(values.names.get(kind) ?? []), name]);
  }
  if (chance.percent(40)) {
    const own = chance.pick([`${OWN_ASN}`, `0x${OWN_ASN.toString(16)}`, `${OWN_ASN}`, "64501"]);
    names.origin = named("origin");
    definitions.push(
      `function ${names.origin} ( ) { if bgp_path . len = 0 then return ${own} ; return bgp_path . last ; }`,
    );
  }
  /** Variables before a body, as BIRD 1 had them. */
  const before = () => (isWild && chance.percent(3) ? "int old ; " : "");
  if (isWild && chance.percent(30)) {
    const name = named("arg");
    const constants = values.names.get("number") ?? [];
    const argument = constants.length > 0 ? chance.pick(constants) : "x";
    definitions.push(
      `function ${name} ( int ${argument} ) { return bgp_path . last = ${argument} ; }`,
    );
    names.withNumber.push(name);
  }
  for (const place of chance.list(0, 3, () =>
    chance.pick(["answering", "answering", "acting"] as const),
  )) {
    const name = named("f");
    definitions.push(`function ${name} ( ) ${before()}{ ${statements.body(place)} }`);
    names[place].push(name);
  }
  if (chance.percent(6)) {
    const name = named("targets");
    definitions.push(routeTargets(name, chance));
    names.acting.push(name);
  }
  // What only BIRD knows never goes through a pipe: 2.0.12 ends by itself on some of it (`unset`, in `ea_hash`).
  const inPlace = isWild ? 0 : chance.between(0, 99);
  const attached =
    inPlace > 80
      ? `where ${conditions.condition(3)}`
      : inPlace > 68
        ? `filter { ${statements.body("filter")} }`
        : `filter F${number}`;
  if (attached === `filter F${number}`) {
    definitions.push(`filter F${number} ${before()}{ ${statements.body("filter")} }`);
  }
  const all = chance.percent(12) ? definitions.map((text) => garble(text, chance)) : definitions;
  return {
    number,
    family,
    definitions: all.map((text) => dress(text, chance)).join("\n"),
    attached: isWild
      ? attached
      : dress(chance.percent(4) ? garble(attached, chance) : attached, chance),
  };
}

/** The removal of all route targets, or something like it. */
function routeTargets(name: string, chance: Choices): string {
  const type = (first: string) =>
    `${chance.percent(85) ? "" : "! "}( x >= ( generic , 0x${first}0000 , 0 ) && x <= ( generic , 0x${first}ffff , ${chance.pick(["0xffffffff", "0xffffffff", "0xfffffff0"])} ) )`;
  const types = chance.percent(80) ? ["2", "102", "202"] : ["2", "202"];
  return `function ${name} ( ) { for ec x in bgp_ext_community do if ${types.map(type).join(chance.pick([" || ", " || ", " && "]))} then bgp_ext_community . delete ( x ) ; }`;
}

/** A text with a token left out, twice, or in another's place. */
function garble(text: string, chance: Choices): string {
  if (chance.percent(50)) return text;
  const tokens = text.split(" ");
  const at = chance.between(1, tokens.length - 1);
  const [token = "", before = ""] = [tokens[at], tokens[at - 1]];
  const instead = chance.do(
    () => [],
    () => [token, token],
    () => [chance.pick(tokens)],
    () => [before, token],
    () => [
      token,
      chance.pick(["!", "(", ")", "&&", "||", ";", "else", "~", "=", "+", "-", ",", "{", "}"]),
    ],
    () => [
      chance.pick(["!", "&&", "||", "=", "!=", "~", "<", "0", "1", "true", "reject", "accept"]),
    ],
  );
  tokens.splice(at, 1, ...instead);
  return tokens.join(" ");
}
