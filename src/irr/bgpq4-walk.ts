import { parseAsn, type Asn } from "../net/index.ts";
import type { IrrClient } from "./bgpq4-client.ts";

/** What a server says is in an as-set. */
export interface ServerWalk {
  /** Every member ASN, with the shortest chain of sets to it, outermost first. */
  readonly asns: ReadonlyMap<Asn, readonly string[]>;
  /** Members that the server has no as-set for. */
  readonly unknown: readonly { readonly member: string; readonly via: readonly string[] }[];
}

/** How many queries are sent ahead of their answers. */
const AHEAD = 200;

/** What is asked for as a set. Old sets do not have `AS-` in their names. */
const SET = /^[A-Z0-9][A-Z0-9:_-]{0,199}$/;

/**
 * Follows an as-set's members on a server, breadth first, a level at a time. bgpq4 does not say which sets
 * it could not find: a set inside that no source has is simply missing from its list. Rejects where the server
 * fails or answers something else.
 */
export async function walkOnServer(client: IrrClient, root: string): Promise<ServerWalk> {
  const asns = new Map<Asn, readonly string[]>();
  const unknown: { member: string; via: readonly string[] }[] = [];
  const seen = new Set([root]);
  let level: { name: string; via: readonly string[] }[] = [{ name: root, via: [] }];
  while (level.length > 0) {
    const next: typeof level = [];
    const members = await inTurns(level, ({ name }) => membersOf(client, name));
    level.forEach(({ name, via }, i) => {
      const found = members[i] ?? null;
      if (found === null) unknown.push({ member: name, via });
      const inside = [...via, name];
      for (const member of found ?? []) {
        const asn = /^AS\d+$/i.test(member) ? parseAsn(member) : null;
        const set = member.toUpperCase();
        if (asn !== null) {
          if (!asns.has(asn)) asns.set(asn, inside);
        } else if (!seen.has(set)) {
          seen.add(set);
          if (SET.test(set)) next.push({ name: set, via: inside });
          else unknown.push({ member, via: inside });
        }
      }
    });
    level = next;
  }
  return { asns, unknown };
}

/** Whether the server has an as-set of the name, in the sources that are selected. */
export async function existsOnServer(client: IrrClient, name: string): Promise<boolean> {
  const query = `!mas-set,${name}`;
  const answer = await client.query(query);
  switch (answer.kind) {
    case "data":
      return true;
    case "not-found":
      return false;
    case "done":
    case "failed":
      throw new Error(`the server answers \`${query}\` with ${describe(answer)}`);
  }
}

/** The direct members of a set; null where there is no such set. */
async function membersOf(client: IrrClient, name: string): Promise<readonly string[] | null> {
  const answer = await client.query(`!i${name}`);
  switch (answer.kind) {
    case "data":
      return answer.text.split(/[ \n]+/).filter((word) => word !== "");
    case "done":
    case "not-found":
      // The same answer for an empty set and for none.
      return (await existsOnServer(client, name)) ? [] : null;
    case "failed":
      throw new Error(`the server answers \`!i${name}\` with ${describe(answer)}`);
  }
}

function describe(answer: { readonly kind: string; readonly problem?: string }): string {
  return `\`${answer.problem?.slice(0, 200) ?? "C"}\``;
}

/** Asks for all items, not more than `AHEAD` at once; the results in the items' order. */
async function inTurns<T, R>(items: readonly T[], ask: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += AHEAD) {
    results.push(...(await Promise.all(items.slice(at, at + AHEAD).map(ask))));
  }
  return results;
}
