import { didYouMean, type Report } from "../diagnostics/index.ts";
import { child, numberOf, textOf, type Node } from "../document/index.ts";
import type { Family } from "../net/index.ts";
import type { Relation } from "../model/index.ts";
import type { Selector } from "./assertion.ts";
import { refuseName, type NameKind, type Names } from "./names.ts";
import { oneOrMany } from "./one-or-many.ts";

/** Reads a selection of sessions; reports every name that the network does not have. */
export function readSelector(node: Node, names: Names, report: Report): Selector {
  const texts = (key: string): readonly string[] | null => {
    const values = oneOrMany(child(node, key)).flatMap((value) => textOf(value) ?? []);
    return values.length === 0 ? null : values;
  };
  const known = (key: string, what: NameKind, all: readonly string[]): readonly string[] | null => {
    for (const value of oneOrMany(child(node, key))) {
      const name = textOf(value) ?? "";
      if (all.includes(name)) continue;
      refuseName(what, name, all, names, value.span, report);
    }
    return texts(key);
  };
  const exchanges = known("exchange", "exchange", names.exchanges);
  const interfaces = known("pni", "private interconnect", names.interfaces);
  const except = child(node, "except");
  return {
    peers: readPeers(child(node, "peer"), names, report),
    relations: texts("relation") as readonly Relation[] | null,
    routers: known("router", "router", names.routers),
    places: exchanges || interfaces ? [...(exchanges ?? []), ...(interfaces ?? [])] : null,
    families: texts("family") as readonly Family[] | null,
    sessions: readSessions(child(node, "session"), names, report),
    except: except && readSelector(except, names, report),
    span: node.span,
  };
}

function readPeers(node: Node | null, names: Names, report: Report): readonly number[] | null {
  if (!node) return null;
  const known = [...names.peers].map(([asn, name]) => `${asn} (${name})`);
  return oneOrMany(node).flatMap((value) => {
    const asn = numberOf(value);
    // The schema has said what is wrong.
    if (asn === null) return [];
    if (names.peers.has(asn)) return [asn];
    const near = Number(didYouMean(String(asn), [...names.peers.keys()].map(String)));
    const hint = near === 0 ? undefined : `did you mean ${near} (${names.peers.get(near) ?? ""})?`;
    refuseName("peer", `AS${asn}`, known, names, value.span, report, hint);
    return [];
  });
}

function readSessions(node: Node | null, names: Names, report: Report): readonly string[] | null {
  if (!node) return null;
  const known = names.sessions.map((name) => name.replace(/^PEERC_/, ""));
  return oneOrMany(node).flatMap((value) => {
    const name = (textOf(value) ?? "").replace(/^PEERC_/, "");
    if (known.includes(name)) return [`PEERC_${name}`];
    refuseName("session", name, known, names, value.span, report);
    return [];
  });
}
