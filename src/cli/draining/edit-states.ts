import { join } from "node:path";

import type { Declaration, DeclaredState, StateTarget } from "../../declaration/index.ts";
import { isSameSite } from "../../declaration/index.ts";
import { Diagnostics, type Report, type Span } from "../../diagnostics/index.ts";
import {
  child,
  entries,
  isMap,
  items,
  parseWithoutSecrets,
  setEntries,
  type EntryToSet,
  type Node,
  type Path,
} from "../../document/index.ts";
import type { DiskFiles } from "../input/disk-files.ts";
import type { EditedFile } from "../limiting/edit-limits.ts";

/** A state to write, as YAML on one line; null: to take away. */
export interface WantedState {
  readonly target: StateTarget;
  readonly value: string | null;
}

/** After which keys `state` is written where there is none. */
const AFTER = {
  peer: ["as_sets", "settlement", "relation", "name", "asn"],
  exchange: ["ixf", "lan", "name"],
  router: ["site", "router_id", "version", "platform"],
  session: ["remote", "local"],
} as const;

/** What `target` declares. */
export function declaredBy(declaration: Declaration, target: StateTarget): DeclaredState | null {
  switch (target.kind) {
    case "session":
      return target.session.declaredState;
    case "peer":
      return declaration.peers.find(({ asn }) => asn === target.asn)?.state ?? null;
    case "exchange":
      return declaration.exchanges.find(({ id }) => id === target.id)?.state ?? null;
    case "router":
      return declaration.routers.find(({ name }) => name === target.name)?.state ?? null;
    case "site":
      return declaration.sites.find(({ name }) => isSameSite(target.name, name))?.state ?? null;
  }
}

/**
 * The files that declare states, edited; files that stay as they are, are left out. Null, and reported with its position,
 * if a place cannot be edited.
 */
export function editStates(
  files: DiskFiles,
  declaration: Declaration,
  wanted: readonly WantedState[],
  report: Report,
): readonly EditedFile[] | null {
  const found = new Diagnostics();
  const fileOf = ({ target }: WantedState): string => {
    if (target.kind !== "peer" && target.kind !== "session") return "network.yaml";
    const isOwner = ({ asn, sessions }: Declaration["peers"][number]): boolean =>
      target.kind === "peer" ? asn === target.asn : sessions.includes(target.session);
    const file = declaration.peers.find(isOwner)?.file;
    if (file === undefined) throw new Error("a target that is not declared");
    return file;
  };
  const paths = [...new Set(wanted.map(fileOf))].sort();
  const edited = paths.flatMap((path): readonly EditedFile[] => {
    const before = files.read(path);
    const shown = join(files.folder, path);
    if (before === null) throw new Error(`${path} was read before`);
    const source = { path: shown, text: before };
    const { root } = parseWithoutSecrets(source);
    if (root === null) throw new Error(`${path} was understood before`);
    const here = wanted.filter((one) => fileOf(one) === path);
    const changes = mergeSites(
      root,
      here.flatMap((one) => changeOf(root, declaration, one)),
    );
    const after = setEntries(source, changes, found.report);
    return after === null || after === before ? [] : [{ path, shown, before, after }];
  });
  found.all.forEach(report);
  return found.failed ? null : edited;
}

function changeOf(
  root: Node,
  declaration: Declaration,
  { target, value }: WantedState,
): readonly EntryToSet[] {
  const key = "state";
  switch (target.kind) {
    case "exchange":
      return [{ owner: ["exchanges", target.id], key, value, after: AFTER.exchange }];
    case "router":
      return [{ owner: ["routers", target.name], key, value, after: AFTER.router }];
    case "peer": {
      const peer = declaration.peers.find(({ asn }) => asn === target.asn);
      if (!peer) throw new Error("a peer that is not declared");
      return [{ owner: peerPath(root, peer.span), key, value, after: AFTER.peer }];
    }
    case "session": {
      const peer = declaration.peers.find(({ sessions }) => sessions.includes(target.session));
      if (!peer) throw new Error("a session that is not declared");
      const path = peerPath(root, peer.span);
      const node = items(child(root, "peers"))[Number(path[1])];
      const at = indexOf(items((node && child(node, "sessions")) ?? null), target.session.span);
      return [{ owner: [...path, "sessions", at], key, value, after: AFTER.session }];
    }
    case "site":
      return siteChange(root, target.name, value);
  }
}

/** A site has nothing but a state: without it, it goes, and `sites` with the last one. */
function siteChange(root: Node, name: string, value: string | null): readonly EntryToSet[] {
  const known = entries(child(root, "sites")).map(([site]) => site);
  const key = known.find((site) => isSameSite(site, name)) ?? name;
  if (value === null) return [{ owner: ["sites"], key, value: null, after: [] }];
  if (known.includes(key)) return [{ owner: ["sites", key], key: "state", value, after: [] }];
  const keyText = JSON.stringify(key);
  const entry = `{ state: ${value} }`;
  if (isMap(child(root, "sites"))) {
    return [{ owner: ["sites"], key, keyText, value: entry, after: known }];
  }
  const sites = { key: "sites", after: ["exchanges", "routers"], owner: [] };
  return [{ ...sites, value: `{ ${keyText}: ${entry} }` }];
}

/** Removing the last site removes `sites`; new sites of one request are written together. */
function mergeSites(root: Node, changes: readonly EntryToSet[]): readonly EntryToSet[] {
  const known = entries(child(root, "sites")).length;
  const isGone = ({ owner, value }: EntryToSet): boolean =>
    owner.length === 1 && owner[0] === "sites" && value === null;
  const isNew = ({ owner, key }: EntryToSet): boolean => owner.length === 0 && key === "sites";
  const gone = changes.filter(isGone);
  const fresh = changes.filter(isNew);
  const others = changes.filter((one) => !isGone(one) && !isNew(one));
  const [first] = fresh;
  const parts = fresh.map(({ value }) => value?.slice(2, -2) ?? "");
  return [
    ...others,
    ...(first ? [{ ...first, value: `{ ${parts.join(", ")} }` }] : []),
    ...(gone.length > 0 && gone.length === known
      ? [{ owner: [], key: "sites", value: null, after: [] }]
      : gone),
  ];
}

function peerPath(root: Node, span: Span): Path {
  return ["peers", indexOf(items(child(root, "peers")), span)];
}

function indexOf(list: readonly Node[], { start, end }: Span): number {
  const at = list.findIndex(({ span }) => span.start === start && span.end === end);
  if (at < 0) throw new Error("the file was different when it was read");
  return at;
}
