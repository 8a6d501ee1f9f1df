import { compileParts, objectsOf, ownObject, type Registry } from "../../compile/index.ts";
import { Diagnostics, distinct, type Report, type Span } from "../../diagnostics/index.ts";
import { recoverFolder } from "../../system/index.ts";
import { formatObjectName } from "../../net/index.ts";
import { platformFacts, reportLimits } from "../../platforms/index.ts";
import type { Policy } from "../../policy/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import type { Progress } from "../output/progress.ts";
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

/** Options for planning a network. */
export interface PlanOptions {
  readonly stages?: Stages | undefined;
  /** Objects whose absence is not an error: see `CompileInput`. */
  readonly mayLack?: RegistryParts["mayLack"];
  /** Whether to include planned sessions. */
  readonly withPlanned?: boolean;
}

/**
 * Compiles a network and checks each platform's limits, even if compiling found errors; null if an error was
 * reported, now or while reading.
 */
export function planNetwork(
  network: LoadedNetwork<NetworkFiles> & Partial<NetworkParts<NetworkFiles>>,
  registry: Registry,
  report: Report,
  { stages = {}, mayLack = new Set(), withPlanned = false }: PlanOptions = {},
): readonly RouterPlan[] | null {
  const { declaration, library, files, whole = true, names } = network;
  // A file cannot be compared with an unknown ASN.
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
  for (const plan of plans) reportLimits(plan, tell);
  // The meaning of a policy that tests after an edit is undefined.
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
  /** The valid objects for which there is no data yet. */
  readonly lacking: readonly string[];
  /** Null if there was any error. */
  readonly plans: readonly RouterPlan[] | null;
}

/** Options for loading a network. */
export interface LoadOptions {
  readonly stages?: Stages | undefined;
  /** The network, if it was already read. */
  readonly network?: NetworkParts | undefined;
  /** Missing registry data is not an error, and planned parts are included: the plans are only for checks. */
  readonly withoutData?: boolean;
  /** Where it is shown what is being done; absent: nowhere. */
  readonly progress?: Progress | undefined;
  /** Of the snapshot, only the objects are read that the declaration names. */
  readonly onlyNeeded?: boolean;
}

/** Reads, compiles and checks a network. Every mistake is reported; null if there is no network. */
export function loadPlans(
  cwd: string,
  folder: string,
  report: Report,
  options: LoadOptions = {},
): PlannedNetwork | null {
  options.progress?.stage("reading the network");
  const network = options.network ?? readNetwork(cwd, folder, report, options.stages);
  return network && loadPlansOf(network, report, options);
}

/**
 * Reads the snapshot of a network that was already read, from a folder on disk or at a revision; compiles and checks
 * it.
 */
export function loadPlansOf<Files extends NetworkFiles>(
  network: NetworkParts<Files>,
  report: Report,
  {
    stages = {},
    withoutData = false,
    onlyNeeded = false,
    progress,
  }: Omit<LoadOptions, "network"> = {},
): PlannedNetwork<Files> {
  const { files, names, declaration } = network;
  const isFirst = withoutData && !hasSnapshot(files);
  // Leftovers of an interrupted first fetch are removed in any case.
  if (isFirst && files.kind === "disk") recoverFolder(snapshotTarget(files), report);
  const nothing = { registry: new Map<never, never>(), whole: true, mayLack: new Set<never>() };
  const needed = objectsOf(declaration);
  const only = onlyNeeded ? new Set(needed.keys()) : null;
  progress?.stage("reading the snapshot");
  const { registry, whole, mayLack } = isFirst
    ? nothing
    : readRegistry(files, report, stages, only);
  // An ASN that could not be read has a placeholder, for which there is no data.
  const own = formatObjectName(ownObject(declaration.network.asn));
  const excused = new Set(names.asn === null ? [own] : []);
  const lacking = [...needed.keys()].filter(
    (name) => mayLack !== "any" && !registry.has(name) && !mayLack.has(name) && !excused.has(name),
  );
  progress?.stage("compiling");
  const plans = planNetwork(network, registry, report, {
    stages: network.whole && whole ? stages : {},
    withPlanned: withoutData,
    mayLack: withoutData || mayLack === "any" ? "any" : new Set([...mayLack, ...excused]),
  });
  return { network, registry, lacking, plans: whole ? plans : null };
}
