import type { Report } from "../../diagnostics/index.ts";
import { booleanOf, child, items, textOf, type Node } from "../../document/index.ts";
import { compareAddresses, FAMILIES } from "../../net/index.ts";
import type { SettingTypes } from "../../policy/index.ts";
import type { Relation } from "../../model/index.ts";
import type { Peer, Session } from "../declaration.ts";
import type { StateOwners } from "../resolve-state.ts";
import { readLimits } from "./read-limits.ts";
import { LONGEST_NAME, readLabel } from "./read-label.ts";
import { readSession, type SessionDefaults } from "./read-session.ts";
import { readSettingsGiven } from "./read-settings-given.ts";
import { readState } from "./read-state.ts";
import {
  readAsn,
  readFraction,
  readObjectName,
  readRangeAt,
  readText,
  readUnknownMembers,
} from "./values.ts";

/** The readable part of an entry of `peers:`. It has the sessions even if the peer itself has errors. */
export interface ReadPeer {
  readonly node: Node;
  readonly peer: Peer | null;
  /** In the order of the plan; `node` is the node of each. */
  readonly sessions: readonly { readonly session: Session; readonly node: Node }[];
}

const RELATIONS = [
  "peer",
  "customer",
  "transit",
  "route-server",
  "route-collector",
] as const satisfies readonly Relation[];

/** Reads an entry of `peers:`; `file` is its file, relative to the network's folder. */
export function readPeer(
  node: Node,
  file: string,
  defaultsOf: SessionDefaults,
  owners: StateOwners,
  types: SettingTypes | null,
  report: Report,
): ReadPeer {
  const at = (key: string) => child(node, key);
  const asn = readAsn(at("asn"), report);
  const relation = RELATIONS.find((r) => r === textOf(at("relation"))) ?? null;
  const state = readState(at("state"), report);
  const name = readLabel(at("name"), "the peer's name", report, LONGEST_NAME);
  const sessions = items(at("sessions"))
    .flatMap((n) => {
      const session = readSession(n, defaultsOf, { asn, relation, state }, owners, types, report);
      return session ? [{ session, node: n }] : [];
    })
    .sort((a, b) => compareSessions(a.session, b.session));
  const empty = new Set(items(at("allow_empty")).map(textOf));
  const peer = {
    settlement: textOf(at("settlement")) === "paid" ? ("paid" as const) : ("free" as const),
    asSets: items(at("as_sets")).flatMap((n) => readObjectName(n, report) ?? []),
    prefixes: items(at("prefixes")).flatMap((n) => readRangeAt(n, report) ?? []),
    origins: items(at("origins")).flatMap((n) => {
      const value = readAsn(n, report);
      return value === null ? [] : [{ value, span: n.span }];
    }),
    policy: readText(at("policy")),
    limits: readLimits(at("max_prefixes")),
    ...readSettingsGiven(at("settings"), types, report),
    allowEmpty: FAMILIES.filter((family) => empty.has(family)),
    unknownMembers: readUnknownMembers(at("unknown_members")),
    state,
    spaceFraction: readFraction(at("space")),
    aggregate: booleanOf(at("aggregate")),
    sessions: sessions.map(({ session }) => session),
    file,
    span: node.span,
    asnSpan: at("asn")?.span ?? node.span,
  };
  if (asn === null || relation === null || name === null) return { node, sessions, peer: null };
  return { node, sessions, peer: { asn, relation, name, ...peer } };
}

/** The order of a peer's sessions, independent of the order in the file: by router, place, family and neighbor. */
function compareSessions(a: Session, b: Session): number {
  const [one, other] = [sortKey(a), sortKey(b)];
  if (one !== other) return one < other ? -1 : 1;
  const byAddress = compareAddresses(a.remote, b.remote);
  if (byAddress !== 0) return byAddress;
  // Link-local addresses differ by their interfaces.
  return (a.options.interface ?? "") < (b.options.interface ?? "") ? -1 : 1;
}

function sortKey({ router, place, family }: Session): string {
  return [router.value, place.kind, place.kind === "exchange" ? place.id : place.name, family].join(
    "\n",
  );
}
