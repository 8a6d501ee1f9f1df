import { parsePrefix, type Prefix } from "../../net/index.ts";
import type { PeeringDbExchange } from "../../sources/index.ts";
import type { NewExchange } from "./answers.ts";
import { idFrom, isId } from "./is-id.ts";

/** How an exchange is written. */
export const EXCHANGE_FORM = "ID=LAN[,LAN][,NAME]";

/**
 * Reads `ix-br-sp=187.16.216.0/21,2001:12f8::/64,IX.br São Paulo`, also with blanks instead of the signs; or one that PeeringDB
 * has where we are, by its number or name: `171`, `IX.br São Paulo`, `ix-br-sp=171`. Otherwise says what is wrong.
 */
export function readExchange(
  text: string,
  known: readonly PeeringDbExchange[],
): NewExchange | string {
  const whole = text.trim();
  const named = /^([^\s=]+)\s*=\s*(.*)$/s.exec(whole);
  const found = find(whole, known) ?? (named && find(named[2] ?? "", known));
  if (found) {
    const exchange = exchangeOf(found, named && named[2] !== undefined ? (named[1] ?? "") : null);
    return typeof exchange === "string" || isId(exchange.id)
      ? exchange
      : `\`${exchange.id}\` is no name of an exchange: up to 24 small letters, digits and \`-\``;
  }
  const [, id = "", rest = ""] = named ?? /^(\S+)\s+(.*)$/s.exec(whole) ?? [];
  const lans: Prefix[] = [];
  let name = rest.trim();
  for (;;) {
    const [taken = "", word = ""] = /^([^\s,]+)(?:[\s,]+|$)/.exec(name) ?? [];
    const lan = parsePrefix(word);
    if (!lan) break;
    lans.push(lan);
    name = name.slice(taken.length);
  }
  if (lans.length === 0) {
    const at = known.map((each) => `${each.ixId} (${each.name})`).join(", ");
    return known.length > 0
      ? `\`${whole}\` has no LAN, and is none of the exchanges where PeeringDB has us: ${at}`
      : `\`${whole}\` is not like ix-br-sp=187.16.216.0/21,2001:12f8::/64,IX.br São Paulo`;
  }
  if (!isId(id)) {
    return `\`${id}\` is no name of an exchange: up to 24 small letters, digits and \`-\``;
  }
  if (new Set(lans.map(({ family }) => family)).size < lans.length) {
    return `\`${whole}\` has two LANs of one family`;
  }
  return { id, name: name === "" ? id : name, lans };
}

function find(text: string, known: readonly PeeringDbExchange[]): PeeringDbExchange | null {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return null;
  return (
    known.find(({ id, ixId, name }) =>
      [String(ixId), String(id), name.toLowerCase(), idFrom(name, ixId)].includes(wanted),
    ) ?? null
  );
}

/** An exchange of PeeringDB, under an id or one made of its name. What is wrong with it as text. */
export function exchangeOf(
  { name, prefixes, ixId }: PeeringDbExchange,
  given: string | null = null,
): NewExchange | string {
  const lans = (["ipv4", "ipv6"] as const).map((family) =>
    prefixes.filter((each) => each.family === family),
  );
  if (lans.some((each) => each.length > 1)) {
    return `PeeringDB has several LANs of ${name}: give those where you are, like ${EXCHANGE_FORM}`;
  }
  if (lans.flat().length === 0) return `PeeringDB has no LAN of ${name}`;
  return { id: given ?? idFrom(name, ixId) ?? `ix-${ixId}`, name, lans: lans.flat() };
}
