import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { child, textOf, type Node } from "../../document/index.ts";
import {
  FAMILIES,
  holds,
  isLinkLocal,
  type Address,
  type Asn,
  type Family,
} from "../../net/index.ts";
import type { SettingTypes } from "../../policy/index.ts";
import type { Relation } from "../../model/index.ts";
import { hasPlaceUnderAnotherName } from "../advice/index.ts";
import type { Exchange, Peer, Session } from "../declaration.ts";
import { resolveState, shutdownOf, type StateOwners } from "../resolve-state.ts";
import { readLimits } from "./read-limits.ts";
import { readOptions } from "./read-options.ts";
import { readLabel } from "./read-label.ts";
import { readSettingsGiven } from "./read-settings-given.ts";
import { readState } from "./read-state.ts";
import { readAddress, readText } from "./values.ts";

/** Where missing options of sessions on a router (null: not known) are taken from, in this order. */
export type SessionDefaults = (router: string | null) => readonly Node[];

/** Reads one session; null if an essential part of a session is missing. */
export function readSession(
  node: Node,
  defaultsOf: SessionDefaults,
  peer: Pick<Peer, "state"> & { readonly asn: Asn | null; readonly relation: Relation | null },
  owners: StateOwners,
  types: SettingTypes | null,
  report: Report,
): Session | null {
  const at = (key: string) => child(node, key);
  const router = readText(at("router"));
  const local = readAddress(at("local"), report);
  const remote = readAddress(at("remote"), report);
  const family = readFamily(at("family")) ?? remote?.family ?? null;
  const place = readPlace(node, namesFor(owners.exchanges, [remote, local]), report);
  const declaredState = readState(at("state"), report);
  const span = node.span;
  const stated = router && place && { router, place, declaredState, span };
  const state = stated && resolveState(stated, peer, owners);
  const session = {
    name: textOf(at("name")),
    description: readLabel(at("description"), "the description", report),
    policy: readText(at("policy")),
    limits: readLimits(at("max_prefixes")),
    ...readSettingsGiven(at("settings"), types, report),
    options: {
      ...readOptions(node, defaultsOf(router?.value ?? null), peer, report),
      shutdown: state && shutdownOf(state),
      extendedNextHop: family === "ipv4" && remote?.family === "ipv6",
      interface: remote && isLinkLocal(remote) ? readInterface(at("interface"), place) : null,
    },
    declaredState,
    span,
    remoteSpan: at("remote")?.span ?? node.span,
  };
  if (!router || !place || !state || !local || !remote || !family) return null;
  return { router, place, family, local, remote, state, ...session };
}

/** The interface of a link-local neighbor: the given one, or that of the interconnect. */
function readInterface(node: Node | null, place: Session["place"] | null): string | null {
  return textOf(node) ?? (place?.kind === "interface" ? place.name : null);
}

function readFamily(node: Node | null): Family | null {
  return FAMILIES.find((family) => family === textOf(node)) ?? null;
}

/** The names of exchanges; those whose LAN contains one of the addresses come first. */
function namesFor(
  exchanges: readonly Exchange[],
  addresses: readonly (Address | null)[],
): readonly string[] {
  const isAt = ({ lans }: Exchange) =>
    addresses.some((address) => address && lans.some((lan) => holds(lan, address)));
  const here = exchanges.filter(isAt);
  return [...here, ...exchanges.filter((one) => !here.includes(one))].map(({ id }) => id);
}

function readPlace(
  node: Node,
  exchanges: readonly string[],
  report: Report,
): Session["place"] | null {
  const exchange = child(node, "exchange");
  const pni = child(node, "pni");
  if ((exchange === null) === (pni === null)) {
    if (node.kind === "map" && (pni !== null || !hasPlaceUnderAnotherName(node))) {
      const params = { both: pni !== null, exchanges };
      report(diagnostic("session-place", params, { span: node.span }));
    }
    return null;
  }
  const id = textOf(exchange);
  if (id !== null) return { kind: "exchange", id };
  const name = textOf(pni);
  return name === null ? null : { kind: "interface", name };
}
