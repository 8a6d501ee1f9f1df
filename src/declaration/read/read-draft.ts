import type { Report } from "../../diagnostics/index.ts";
import { child, entries, isMap, items, type Node } from "../../document/index.ts";
import type { PolicyNames } from "../../policy/index.ts";
import type { DeclarationFiles } from "../declaration-files.ts";
import type { Draft, DraftSession } from "../draft.ts";
import { readDefaultSettings } from "./read-default-settings.ts";
import { readDiff } from "./read-diff.ts";
import { readExchanges } from "./read-exchanges.ts";
import { readGuards } from "./read-guards.ts";
import { readIrr } from "./read-irr.ts";
import { readNetwork } from "./read-network.ts";
import { readPeer } from "./read-peers.ts";
import { readPolicies } from "./read-policies.ts";
import { readRouters } from "./read-routers.ts";
import { readSites } from "./read-sites.ts";
import { readSources } from "./read-sources.ts";

/** Reads as much as possible of `network.yaml` and of the peers of all files, and links it. */
export function readDraft(
  root: Node,
  peerNodes: readonly Node[],
  policies: PolicyNames | null,
  files: DeclarationFiles,
  report: Report,
): Draft {
  const types = policies?.settings ?? null;
  const network = child(root, "network");
  const irr = child(root, "irr");
  const routersNode = child(root, "routers");
  const exchangesNode = child(root, "exchanges");
  const routers = isMap(routersNode) ? readRouters(routersNode, files, types, report) : [];
  const exchanges = isMap(exchangesNode) ? readExchanges(exchangesNode, types, report) : [];
  const sitesNode = child(root, "sites");
  const sites = isMap(sitesNode) ? readSites(sitesNode, report) : [];
  const folder = root.span.source.path.slice(0, -"network.yaml".length);
  const routerNodes = new Map(entries(routersNode));
  const defaultsOf = (router: string | null): readonly Node[] => {
    const own = router === null ? undefined : routerNodes.get(router);
    return [own ?? null, root].flatMap((parent) => (parent && child(parent, "defaults")) ?? []);
  };
  const read = peerNodes.map((node) =>
    readPeer(
      node,
      node.span.source.path.slice(folder.length),
      defaultsOf,
      { routers, exchanges, sites },
      types,
      report,
    ),
  );
  const sessions = read.flatMap(({ sessions, peer, node: peerNode }) =>
    sessions.map(({ session, node }): DraftSession => {
      const { place } = session;
      return {
        session,
        node,
        peer,
        peerNode,
        router: routers.find((r) => r.name === session.router.value) ?? null,
        exchange:
          place.kind === "exchange" ? (exchanges.find((x) => x.id === place.id) ?? null) : null,
      };
    }),
  );
  const names = {
    routers: entries(routersNode).map(([name]) => name),
    exchanges: entries(exchangesNode).map(([name]) => name),
  };
  return {
    root,
    network: network && readNetwork(network, report),
    irr: irr && readIrr(irr, report),
    policies: readPolicies(root),
    guards: readGuards(child(root, "guards")),
    diff: readDiff(child(root, "diff")),
    sources: readSources(child(root, "sources"), report),
    defaults: readDefaultSettings(root, root.span, types, report),
    routers,
    exchanges,
    sites,
    peers: read.flatMap(({ peer, node }) => (peer ? [{ peer, node }] : [])),
    sessions,
    known: {
      // A part that is not a mapping, and missing routers, have been reported: no name is an error because of that.
      routers: isMap(routersNode) ? names.routers : null,
      exchanges: exchangesNode === null || isMap(exchangesNode) ? names.exchanges : null,
      policies: policies?.names ?? null,
    },
    incomplete:
      routers.length < names.routers.length ||
      exchanges.length < names.exchanges.length ||
      read.some(({ peer }) => peer === null) ||
      sessions.length < peerNodes.flatMap((node) => items(child(node, "sessions"))).length,
  };
}
