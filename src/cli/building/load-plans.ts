import { compileParts, objectsOf, ownObject, type Registry } from "../../compile/index.ts";
import { Diagnostics, distinct, type Report, type Span } from "../../diagnostics/index.ts";
import { recoverFolder } from "../../system/index.ts";
import { formatObjectName } from "../../net/index.ts";
import { platformFacts } from "../../platforms/index.ts";
import type { Policy } from "../../policy/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import { checkAcceptance } from "./check-acceptance.ts";
import type { Stages } from "./stages.ts";
import {
  hasSnapshot,
  snapshotTarget,
  readNetwork,
  readRegistry,
  type LoadedNetwork,
  type NetworkParts,
  type RegistryParts,
} from "../input/load-network.ts";
import type { DiskFiles } from "../input/disk-files.ts";
import type { NetworkFiles } from "../input/network-files.ts";

/** How a network is planned. */
export interface PlanOptions {
  readonly stages?: Stages | undefined;
  /** Objects whose absence is no error: see `CompileInput`. */
  readonly mayLack?: RegistryParts["mayLack"];
  /** Plans have the sessions that are planned, too. */
  readonly withPlanned?: boolean;
}

/**
 * Compiles a network and asks each platform what it cannot express, whatever compiling found; null where an error was
 * reported, now or when it was read.
 */
export function planNetwork(
  network: LoadedNetwork<NetworkFiles> & Partial<NetworkParts<NetworkFiles>>,
  registry: Registry,
  report: Report,
  { stages = {}, mayLack = new Set(), withPlanned = false }: PlanOptions = {},
): readonly RouterPlan[] | null {
  const { declaration, library, files, whole = true, names } = network;
  // A file cannot be held against an ASN that is not known.
  const readBase = names?.asn === null ? () => "" : files.read;
  const baseFiles = new Map(
    declaration.routers.flatMap(({ base }) =>
      base ? [[base.value, readBase(base.value)] as const] : [],
    ),
  );
  const partial = !whole;
  const input = {
    declaration,
    library,
    registry,
    platforms: platformFacts,
    baseFiles,
    mayLack,
    partial,
    withPlanned,
  };
  const late = new Set<Span>();
  const { plans, failed } = compileParts(
    input,
    (d) => {
      if (d.code === "test-after-edit" && d.span) late.add(d.span);
      report(d);
    },
    stages.compile,
  );
  const limits = new Diagnostics();
  const tell = distinct((d) => {
    limits.report(d);
    report(d);
  });
  for (const plan of plans) platformFacts[plan.platform].limits(plan, tell);
  // What a policy means that tests after an edit is anybody's guess.
  const isClear = ({ terms }: Policy) => !terms.some(({ span }) => late.has(span));
  if (names?.asn !== null) {
    const compiled = { registry, plans, isClear, partial };
    checkAcceptance(network, compiled, report, stages.createAcceptance?.());
  }
  return partial || failed || limits.failed ? null : plans;
}

/** A network, and its plans. */
export interface PlannedNetwork<Files extends NetworkFiles = DiskFiles> {
  readonly network: NetworkParts<Files>;
  readonly registry: Registry;
  /** The objects of which there is no data yet, though nothing is wrong with it. */
  readonly lacking: readonly string[];
  /** Null where anything is an error. */
  readonly plans: readonly RouterPlan[] | null;
}

/** How a network is loaded. */
export interface LoadOptions {
  readonly stages?: Stages | undefined;
  /** The network, where it has been read. */
  readonly network?: NetworkParts | undefined;
  /** That registry data is not there is no error, and what is planned is there: plans are made for checks only. */
  readonly withoutData?: boolean;
}

/** Reads, compiles and checks a network. Everything that is wrong anywhere is reported; null where there is none. */
export function loadPlans(
  cwd: string,
  folder: string,
  report: Report,
  options: LoadOptions = {},
): PlannedNetwork | null {
  const network = options.network ?? readNetwork(cwd, folder, report, options.stages);
  return network && loadPlansOf(network, report, options);
}

/** Reads the snapshot of a network that has been read, from a folder on disk or at a revision; compiles and checks it. */
export function loadPlansOf<Files extends NetworkFiles>(
  network: NetworkParts<Files>,
  report: Report,
  { stages = {}, withoutData = false }: Omit<LoadOptions, "network"> = {},
): PlannedNetwork<Files> {
  const { files, names, declaration } = network;
  const isFirst = withoutData && !hasSnapshot(files);
  // What a first fetch left that was ended is cleared all the same.
  if (isFirst && files.kind === "disk") recoverFolder(snapshotTarget(files), report);
  const nothing = { registry: new Map<never, never>(), whole: true, mayLack: new Set<never>() };
  const { registry, whole, mayLack } = isFirst ? nothing : readRegistry(files, report, stages);
  // An ASN that could not be read has a stand-in, of which nobody has data.
  const own = formatObjectName(ownObject(declaration.network.asn));
  const excused = new Set(names.asn === null ? [own] : []);
  const lacking = [...objectsOf(declaration).keys()].filter(
    (name) => mayLack !== "any" && !registry.has(name) && !mayLack.has(name) && !excused.has(name),
  );
  const plans = planNetwork(network, registry, report, {
    stages: network.whole && whole ? stages : {},
    withPlanned: withoutData,
    mayLack: withoutData || mayLack === "any" ? "any" : new Set([...mayLack, ...excused]),
  });
  return { network, registry, lacking, plans: whole ? plans : null };
}
