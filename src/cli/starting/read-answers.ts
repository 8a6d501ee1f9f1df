import { parseAddress, parseObjectName, type Address, type ObjectName } from "../../net/index.ts";
import type { PeeringDbExchange } from "../../sources/index.ts";
import type { Answers } from "./answers.ts";
import { collectedAsn } from "./collect-answers.ts";
import { readExchange } from "./read-exchange.ts";
import { readRouter } from "./read-router.ts";

/** The registries that most networks use; those of as-sets come first. */
const USUAL_SOURCES = ["RADB", "RIPE", "ARIN", "APNIC", "AFRINIC", "LACNIC", "TC"];
const USUAL_SERVERS = ["rr.ntt.net", "whois.radb.net"];

/** What is given besides answers to questions. */
export interface AlsoGiven {
  readonly isLab: boolean;
  readonly pni: string | null;
  readonly irrServers: readonly string[];
  readonly irrSources: readonly string[];
  /** The address of PeeringDB's data; null if it is no URL. */
  readonly peeringdb: string | null;
}

/** Checked answers as values, or what contradicts itself in them, in sentences. */
export function readAnswers(
  texts: ReadonlyMap<string, readonly string[]>,
  given: AlsoGiven,
  known: readonly PeeringDbExchange[],
): Answers | { readonly problems: readonly string[] } {
  const all = (option: string): readonly string[] => texts.get(option) ?? [];
  const one = (option: string): string | null => all(option)[0] ?? null;
  const problems: string[] = [];
  const routers = distinctBy(
    all("router").flatMap((text) => read(readRouter(text))),
    "name",
  );
  const exchanges = distinctBy(
    all("exchange").flatMap((text) => read(readExchange(text, known))),
    "id",
  );
  for (const twice of routers.twice) problems.push(`--router: \`${twice}\` is given twice`);
  for (const twice of exchanges.twice) problems.push(`--exchange: \`${twice}\` is given twice`);
  const [locals, remotes] = [addresses(all("local")), addresses(all("remote"))];
  const families = (list: readonly Address[]) => new Set(list.map(({ family }) => family));
  if (families(locals).size < locals.length) {
    problems.push("--local takes one address of each family");
  }
  if (remotes.length > 0 && locals.length > 0) {
    const [ours, theirs] = [families(locals), families(remotes)];
    if (ours.size !== theirs.size || [...ours].some((family) => !theirs.has(family))) {
      problems.push("--local and --remote must have the same families");
    }
  }
  const asSets = objects(all("as-set"));
  const [asSet = null] = objects(all("peer-as-set"));
  if (problems.length > 0) return { problems };
  const named = [...asSets, ...(asSet ? [asSet] : [])].flatMap(({ source }) => source ?? []);
  return {
    asn: collectedAsn(texts, "asn"),
    name: one("name") ?? "",
    isLab: given.isLab,
    asSets,
    irrServers: given.irrServers.length > 0 ? given.irrServers : USUAL_SERVERS,
    irrSources:
      given.irrSources.length > 0 ? given.irrSources : [...new Set([...named, ...USUAL_SOURCES])],
    rpkiCaches: addresses(all("rpki-cache")),
    routers: routers.all,
    exchanges: exchanges.all,
    peer: {
      asn: collectedAsn(texts, "peer"),
      name: one("peer-name"),
      asSet,
      router: one("peer-router"),
      pni: given.pni,
      locals,
      remotes,
    },
    peeringdb: given.peeringdb,
    owners: all("owner"),
  };
}

/** What was read; texts are problems that were reported before. */
function read<T extends object>(value: T | string): readonly T[] {
  return typeof value === "string" ? [] : [value];
}

function addresses(texts: readonly string[]): readonly Address[] {
  return texts.flatMap((text) => parseAddress(text) ?? []);
}

function objects(texts: readonly string[]): readonly ObjectName[] {
  return texts.flatMap((text) => parseObjectName(text) ?? []);
}

function distinctBy<Key extends string, T extends Readonly<Record<Key, string>>>(
  all: readonly T[],
  key: Key,
): { readonly all: readonly T[]; readonly twice: readonly string[] } {
  const names = all.map((each): string => each[key]);
  return { all, twice: [...new Set(names.filter((name, at) => names.indexOf(name) < at))] };
}
