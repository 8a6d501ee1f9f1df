import { loadChanges, judgeChanges, withinReport } from "../../src/changes/index.ts";
import { compareNetworks, type WithinReport } from "../../src/diff/index.ts";
import { Diagnostics } from "../../src/diagnostics/index.ts";
import {
  formatPrefixRange,
  type Family,
  type RegisteredObject,
  type RegisteredPrefix,
} from "../../src/net/index.ts";
import {
  compileNetwork,
  loadSmallNetwork,
  OBJECTS,
  registryOf,
  type NetworkParts,
  type Objects,
} from "../fixtures/network.ts";
import { changeNames } from "./change-names.ts";

/** The route objects of prefixes: `AS13335 RADB`, or `none`. */
export type Routes = Readonly<Record<string, string>>;

/** One version of the small network. */
export interface Version extends NetworkParts {
  /** Route objects that are not of AS13335 in RADB. */
  readonly routes?: Routes;
  /** Where the peer's as-set was found, and its nested sets. */
  readonly foundIn?: string;
  readonly sets?: readonly string[];
}

/** What the peer has registered, besides what everybody has. */
export function peerHas(prefixes: readonly string[], asns: readonly number[]): Objects {
  return { ...OBJECTS, "RADB::AS-PEER": { prefixes, asns } };
}

/** Judges the change from one version of the small network to another by the text of a file. */
export function judged(before: Version, after: Version, text: string): WithinReport {
  const diagnostics = new Diagnostics();
  const names = changeNames();
  const allowed = loadChanges({ path: "changes.yaml", text }, names, diagnostics.report);
  if (!allowed) throw new Error(diagnostics.all.map(({ message }) => message).join("; "));
  const [old, now] = [before, after].map((version) => {
    const { plans, reported } = compileNetwork(version);
    if (!plans) throw new Error(reported.join("; "));
    const { declaration } = loadSmallNetwork(version);
    const registry = withRoutes(registryOf(version.objects ?? OBJECTS), version);
    return { plans, sources: { declaration, registry } };
  });
  if (!old || !now) throw new Error("unreachable");
  const sources = { before: old.sources, after: now.sources };
  const difference = compareNetworks(old.plans, now.plans, sources);
  const file = { path: "changes.yaml", isChanged: false };
  return withinReport(judgeChanges(difference, sources, allowed), sources, file);
}

function withRoutes(
  registry: ReadonlyMap<string, RegisteredObject>,
  { routes = {}, foundIn, sets }: Version,
): ReadonlyMap<string, RegisteredObject> {
  const withRoute = ({ range }: RegisteredPrefix): RegisteredPrefix => {
    const [origin = "", source = ""] = (routes[formatPrefixRange(range)] ?? "AS13335 RADB").split(
      " ",
    );
    return { range, routes: source === "" ? [] : [{ origin: Number(origin.slice(2)), source }] };
  };
  return new Map(
    [...registry].map(([name, object]) => {
      const of = (family: Family) => [...object.prefixes[family]].map(withRoute);
      const ofPeer = name === "RADB::AS-PEER";
      const found = ofPeer && foundIn !== undefined ? { foundIn } : {};
      const nested = ofPeer && sets ? { sets } : {};
      return [
        name,
        { ...object, ...found, ...nested, prefixes: { ipv4: of("ipv4"), ipv6: of("ipv6") } },
      ];
    }),
  );
}
