import { sessionName } from "../../compile/index.ts";
import { isSameSite, type Declaration, type StateTarget } from "../../declaration/index.ts";
import { diagnostic, Diagnostics, type Report } from "../../diagnostics/index.ts";
import { equalAddresses, parseAddress, parseAsn } from "../../net/index.ts";

/** What a state can be declared for, with the name that means it alone. */
interface NamedTarget {
  readonly target: StateTarget;
  /** The names by which it is found. */
  readonly names: readonly string[];
  /** `exchange:ix-br-sp`. */
  readonly full: string;
}

/**
 * The exchanges, routers, sites, peers (by ASN) and sessions (by name or neighbor's address) that are named: each once.
 * `exchange:`, `router:`, `site:` and `peer:` before a name, and `@router` after that of a session, say which is meant. Null,
 * and reported, if a name is unknown or means several.
 */
export function findTargets(
  words: readonly string[],
  declaration: Declaration,
  report: Report,
): readonly StateTarget[] | null {
  const all = allTargets(declaration);
  const found = new Diagnostics();
  const targets = words.flatMap((word): readonly NamedTarget[] => {
    const matches = all.filter((one) => isMeant(one, word));
    if (matches.length === 1) return matches;
    if (matches.length === 0) {
      const known = [...new Set(all.map(({ names }) => names[0] ?? ""))];
      found.report(diagnostic("unknown-state-target", { name: word, known }));
    } else {
      const params = { name: word, matches: matches.map(({ full }) => full) };
      found.report(diagnostic("ambiguous-state-target", params));
    }
    return [];
  });
  found.all.forEach(report);
  return found.failed ? null : [...new Set(targets)].map(({ target }) => target);
}

function isMeant({ target, names, full }: NamedTarget, word: string): boolean {
  if (word === full) return true;
  if (target.kind === "site") return isSameSite(target.name, word);
  if (target.kind === "peer") return parseAsn(word) === target.asn;
  if (target.kind !== "session") return names.includes(word);
  const address = parseAddress(word);
  if (address) return equalAddresses(address, target.session.remote);
  return names.some((name) => normal(name) === normal(word));
}

/** A session's name, however it is written. */
function normal(name: string): string {
  const [, own = "", at = ""] = /^(.*?)(@.*)?$/.exec(name) ?? [];
  const plain = own.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_");
  return plain.replace(/^PEERC_/, "") + at;
}

function allTargets({ exchanges, routers, peers }: Declaration): readonly NamedTarget[] {
  const sites = routers.flatMap(({ site }) => site ?? []);
  const different = sites.filter(
    (site, i) => !sites.slice(0, i).some((one) => isSameSite(one, site)),
  );
  return [
    ...exchanges.map(({ id }) => named({ kind: "exchange", id }, id, `exchange:${id}`)),
    ...routers.map(({ name }) => named({ kind: "router", name }, name, `router:${name}`)),
    ...different.map((name) => named({ kind: "site", name }, name, `site:${name}`)),
    ...peers.map(({ asn }) => named({ kind: "peer", asn }, `AS${asn}`, `peer:AS${asn}`)),
    ...peers.flatMap((peer) =>
      peer.sessions.map((session): NamedTarget => {
        const name = sessionName(peer, session).replace(/^PEERC_/, "");
        const full = `${name}@${session.router.value}`;
        return { target: { kind: "session", session }, names: [name, full], full };
      }),
    ),
  ];
}

function named(target: StateTarget, name: string, full: string): NamedTarget {
  return { target, names: [name], full };
}
