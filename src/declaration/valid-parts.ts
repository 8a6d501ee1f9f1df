import { errorPlaces, type Diagnostic, type ErrorPlaces, type Span } from "../diagnostics/index.ts";
import { entries, items, nodeAt, type Node } from "../document/index.ts";
import type { Declaration, IrrSettings, Network, Peer } from "./declaration.ts";
import type { Draft, DraftPeer } from "./draft.ts";
import { readAsn } from "./read/values.ts";

/** AS_TRANS (RFC 6793), which no network has: replaces an ASN that could not be read. */
const NO_ASN = 23_456;

/**
 * The valid part of a draft: without the routers, peers and sessions that an error points into, and with placeholders
 * for `network` and `irr` if they could not be read. An error in one part therefore hides none in another, and
 * consequences of an error are not reported.
 */
export function validParts(draft: Draft, diagnostics: readonly Diagnostic[]): Declaration {
  const errors = errorPlaces(diagnostics);
  const { root, policies, guards, diff, sources, defaults, exchanges, sites } = draft;
  const network = draft.network ?? standInNetwork(root);
  return {
    network: errors.isIn(network.span) ? { ...network, asSets: [] } : network,
    irr: draft.irr ?? noSettings(root.span),
    policies,
    guards,
    diff,
    sources,
    defaults,
    routers: draft.routers.filter(({ name, span }) => {
      const node = nodeAt(root, ["routers", name]);
      return !errors.isIn(span) && !(node && isBroken(node, errors));
    }),
    exchanges,
    sites,
    peers: draft.peers
      .flatMap((each) => validPeer(each, draft, errors))
      .sort((a, b) => a.asn - b.asn),
  };
}

/** A peer with its valid sessions; none if anything else in it is wrong. */
function validPeer({ peer, node }: DraftPeer, draft: Draft, errors: ErrorPlaces): readonly Peer[] {
  if (!isBroken(node, errors)) return [peer];
  const parts = items(nodeAt(node, ["sessions"])).map(({ span }) => span);
  const others = entries(node).filter(([key]) => key !== "sessions");
  if (errors.isOnlyIn(node.span, parts) || others.some(([, n]) => isBroken(n, errors))) return [];
  const sound = draft.sessions.filter(
    (session) => session.peerNode === node && !isBroken(session.node, errors),
  );
  return [{ ...peer, sessions: sound.map(({ session }) => session) }];
}

/** Whether an error points into a node, or into the target of an alias in it, which may be elsewhere. */
function isBroken(node: Node, errors: ErrorPlaces): boolean {
  if (errors.isIn(node.span)) return true;
  if (node.kind === "scalar") return false;
  const children = node.kind === "list" ? node.items : entries(node).map(([, child]) => child);
  return children.some((child) => isBroken(child, errors));
}

function standInNetwork(root: Node): Network {
  const node = nodeAt(root, ["network"]);
  return {
    asn: readAsn(nodeAt(root, ["network", "asn"]), () => undefined) ?? NO_ASN,
    name: "unknown",
    asSets: [],
    prefixes: [],
    discard: { ipv4: null, ipv6: null },
    lab: false,
    agreement: null,
    span: (node ?? root).span,
  };
}

function noSettings(span: Span): IrrSettings {
  const lists = { servers: [], dumps: [], sources: [] };
  return {
    engine: "native",
    ...lists,
    timeoutSeconds: 0,
    unknownMembers: "warn",
    aggregate: true,
    span,
  };
}
