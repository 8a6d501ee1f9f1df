import type { Registry } from "../../compile/index.ts";
import {
  withState,
  type Declaration,
  type DeclaredState,
  type StateTarget,
} from "../../declaration/index.ts";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { compareNetworks, makeReport } from "../../diff/index.ts";
import { sameButPlaces, type RouterPlan } from "../../model/index.ts";
import { checkTimer, makePlan, type LoadPlan } from "../../plan/index.ts";
import {
  concernedSessions,
  draftMails,
  lostByMaintenance,
  maintenanceRunbook,
  type Runbook,
  type Transition,
} from "../../runbook/index.ts";
import { loadPlans, planNetwork } from "../building/load-plans.ts";
import { renderRouter } from "../building/build-network.ts";
import { LOADING_OPTIONS } from "../commands/plan.ts";
import type { Arguments } from "../commands/command.ts";
import { findTargets } from "../draining/find-targets.ts";
import type { NetworkParts } from "../input/load-network.ts";
import { loadSources } from "../input/load-sources.ts";
import { commandLine, quoted } from "./command-line.ts";
import { exchangeNames } from "./exchange-names.ts";
import { peerContacts } from "./peer-contacts.ts";
import { fileOf, FILES_FOLDER } from "./plan-loads.ts";
import type { Loading } from "./read-loading.ts";
import type { Night } from "./read-night.ts";

/** What a runbook for a maintenance is asked for with. */
export interface MaintenanceRequest {
  readonly cwd: string;
  /** The network's folder. */
  readonly dir: string;
  /** What is taken out of service, as `peerc drain` takes it. */
  readonly words: readonly string[];
  /** Whether the sessions are shut after draining. */
  readonly isShut: boolean;
  readonly impact: string | null;
  readonly loading: Loading;
  readonly night: Night;
  readonly args: Arguments;
}

/** The network in one state. */
interface Stage {
  readonly name: string;
  readonly declaration: Declaration;
  readonly plans: readonly RouterPlan[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Makes the runbook for a maintenance; null, and reported, if it cannot be done as it is. */
export function maintenanceNight(request: MaintenanceRequest, report: Report): Runbook | null {
  const { cwd, dir, words, isShut, impact, loading, night, args } = request;
  const loaded = loadPlans(cwd, dir, report);
  if (!loaded?.plans) return null;
  const { network, registry } = loaded;
  const { declaration, files } = network;
  const now = stageOf("now", declaration, loaded.plans);
  const targets = findTargets(words, declaration, report);
  const sources = loadSources(files, report);
  const isBuilt = isUpToDate(now, network, report);
  if (!targets || !sources || !isBuilt) return null;
  const stages = stagesOf({ network, registry, targets, now, args }, report);
  if (!stages) return null;
  const { draining, shut } = stages;
  const differs = changedSessions(now, draining);
  const what = words.join(", ");
  if (differs.size === 0) {
    report(diagnostic("nothing-to-drain", { what }));
    return null;
  }
  const isConcerned = (router: string, name: string) => differs.has(`${router} ${name}`);
  const order = isShut
    ? ([now, draining, shut, draining, now] as const)
    : ([now, draining, now] as const);
  const words_ = words.map(quoted).join(" ");
  const details = (["message", "ticket"] as const).flatMap((name) => {
    const value = args.text(name);
    return value === null ? [] : [`--${name} ${quoted(value)}`];
  });
  const drain = ["peerc drain", words_, ...details].join(" ");
  const edits = isShut
    ? [
        drain,
        `peerc drain --shut ${words_}`,
        `peerc drain ${words_}`,
        `peerc drain --undo ${words_}`,
      ]
    : [drain, `peerc drain --undo ${words_}`];
  const transitions = order.slice(1).map((stage, i): Transition => {
    const to = stage === draining ? "draining" : stage === shut ? "shut" : "restored";
    return {
      to,
      edit: edits[i] ?? "",
      plan: planBetween(order[i] ?? now, stage, { registry, loading }),
      concerned: concernedSessions(stage.plans, isConcerned),
    };
  });
  const changed = new Set(transitions.flatMap(({ plan }) => plan.routers.map(({ name }) => name)));
  if (
    !checkTimer(
      now.plans.filter(({ name }) => changed.has(name)),
      loading.timer,
      report,
    )
  ) {
    return null;
  }
  const concerned = concernedSessions(now.plans, isConcerned);
  const owner = { name: declaration.network.name, asn: declaration.network.asn };
  const timer = { timer: String(loading.timer) };
  return maintenanceRunbook({
    what,
    network: owner,
    transitions,
    planCommand: commandLine(["peerc", "plan", "HEAD"], args, Object.keys(LOADING_OPTIONS), timer),
    lost: lostByMaintenance(
      concerned,
      concernedSessions(now.plans, () => true),
    ),
    impact,
    mails: draftMails({
      network: owner,
      language: night.language,
      start: night.start,
      kind: isShut ? "shut" : "drain",
      sessions: concerned,
      contactsOf: peerContacts(sources),
      exchangeName: exchangeNames(declaration),
    }),
    start: night.start,
    wait: night.wait,
    below: night.below,
    timer: loading.timer,
    settings: loading.settings,
  });
}

interface StagesRequest {
  readonly network: NetworkParts;
  readonly registry: Registry;
  readonly targets: readonly StateTarget[];
  readonly now: Stage;
  readonly args: Arguments;
}

/** The network with the targets drained, and shut; null, and reported, if a platform cannot do one of them. */
function stagesOf(
  { network, registry, targets, now, args }: StagesRequest,
  report: Report,
): { readonly draining: Stage; readonly shut: Stage } | null {
  const stage = (is: "draining" | "shut"): Stage | null => {
    const state: DeclaredState = {
      is,
      ...{ reason: null, ticket: args.text("ticket"), message: args.text("message") },
      ...{ until: null, prepend: 0, span: now.declaration.network.span },
    };
    const declaration = withState(now.declaration, targets, state);
    const plans = planNetwork({ ...network, declaration }, registry, report);
    return plans && stageOf(is, declaration, plans);
  };
  const [draining, shut] = [stage("draining"), stage("shut")];
  return draining && shut && { draining, shut };
}

function stageOf(name: string, declaration: Declaration, plans: readonly RouterPlan[]): Stage {
  const texts = new Map(plans.map((plan) => [plan.name, renderRouter(plan).text]));
  return { name, declaration, plans, texts };
}

/** Whether the files on disk are those of the declaration; reported if not. */
function isUpToDate({ plans, texts }: Stage, { files }: NetworkParts, report: Report): boolean {
  const stale = plans.filter((plan) => files.read(fileOf(plan)) !== texts.get(plan.name));
  for (const plan of stale) {
    const file = fileOf(plan);
    report(
      diagnostic("plan-not-built", { router: plan.name, file, missing: files.read(file) === null }),
    );
  }
  return stale.length === 0;
}

/** The sessions that two states of the network have differently: `gru1 PEERC_AS13335_IX_BR_SP_V4`. */
function changedSessions(before: Stage, after: Stage): ReadonlySet<string> {
  const sessionsOf = ({ plans }: Stage) =>
    new Map(
      plans.flatMap((plan) =>
        plan.peers.flatMap(({ sessions }) =>
          sessions.map((session) => [`${plan.name} ${session.name}`, session] as const),
        ),
      ),
    );
  const old = sessionsOf(before);
  const changed = [...sessionsOf(after)].filter(([key, session]) => {
    const was = old.get(key);
    return was === undefined || !sameButPlaces(was, session);
  });
  return new Set(changed.map(([key]) => key));
}

function planBetween(
  before: Stage,
  after: Stage,
  { registry, loading }: { readonly registry: Registry; readonly loading: Loading },
): LoadPlan {
  const sources = {
    before: { declaration: before.declaration, registry },
    after: { declaration: after.declaration, registry },
  };
  const found = compareNetworks(before.plans, after.plans, sources);
  const { network } = after.declaration;
  return makePlan({
    network: { name: network.name, asn: network.asn },
    base: { name: before.name, revision: null },
    head: { name: after.name, revision: null },
    routers: after.plans.map((plan) => ({
      plan,
      text: after.texts.get(plan.name) ?? "",
      before: before.texts.get(plan.name) ?? null,
    })),
    removed: [],
    difference: makeReport(found, {
      ...{ sources, before: before.name, after: after.name },
      ...{ lines: null, mostRanges: 10, reasons: false },
    }),
    folder: FILES_FOLDER,
    timer: loading.timer,
    batches: loading,
    settings: loading.settings,
  });
}
