import { relative, resolve } from "node:path";

import type { Report } from "../../diagnostics/index.ts";
import type { DiffReport } from "../../diff/index.ts";
import {
  changeRunbook,
  concernedSessions,
  draftMails,
  lostByChange,
  type Runbook,
} from "../../runbook/index.ts";
import { LOADING_OPTIONS } from "../commands/plan.ts";
import type { Arguments } from "../commands/command.ts";
import { loadSources } from "../input/load-sources.ts";
import { commandLine } from "./command-line.ts";
import type { ComparedSides } from "./compare-sides.ts";
import { exchangeNames } from "./exchange-names.ts";
import { peerContacts } from "./peer-contacts.ts";
import { planLoads, type PlannedSide } from "./plan-loads.ts";
import type { Loading } from "./read-loading.ts";
import type { Night } from "./read-night.ts";

/** What a runbook for a change is asked for with. */
export interface ChangeRequest {
  readonly compared: ComparedSides;
  /** What is said about received routes, in Markdown; null: nothing. */
  readonly impact: string | null;
  readonly loading: Loading;
  readonly night: Night;
  readonly args: Arguments;
  readonly cwd: string;
  /** The network's folder, absolute. */
  readonly root: string;
}

/** Makes the runbook for a change; null, and reported, if it cannot be loaded as it is. */
export function changeNight(request: ChangeRequest, report: Report): Runbook | null {
  const { compared, loading, night, args } = request;
  const plan = planLoads({ ...compared, loading }, report);
  const sources = loadSources(compared.after.side.files, report);
  if (!plan || !sources) return null;
  const { difference, after } = compared;
  const [any, seen] = [changedSessions(difference, true), changedSessions(difference, false)];
  const concerned = concernedSessions(after.compiled.plans, (router, name) =>
    any.has(keyOf(router, name)),
  );
  const mails = draftMails({
    network: plan.network,
    language: night.language,
    start: night.start,
    kind: "change",
    sessions: concerned.filter(({ router, name }) => seen.has(keyOf(router, name))),
    contactsOf: peerContacts(sources),
    exchangeName: exchangeNames(after.compiled.sources.declaration),
  });
  const words = [
    "peerc",
    "plan",
    wordOf(compared.before, request),
    ...headWord(compared.after, request),
  ];
  return changeRunbook({
    plan,
    planCommand: commandLine(words, args, PLAN_OPTIONS, { timer: String(loading.timer) }),
    lost: lostByChange(difference),
    impact: request.impact,
    mails,
    concerned,
    start: night.start,
    wait: night.wait,
    settings: loading.settings,
  });
}

const PLAN_OPTIONS = Object.keys(LOADING_OPTIONS);

/**
 * The sessions that a change concerns, by `keyOf`: those that a neighbor notices, because they are new, moved or get
 * other options; with `routes`, also those of which only the policies change.
 */
function changedSessions(
  { sessions, settings, routes }: DiffReport,
  withRoutes: boolean,
): ReadonlySet<string> {
  const rows = [
    ...sessions.added,
    ...sessions.moved.map(({ to }) => to),
    ...settings.flatMap((row) => row.sessions),
    ...(withRoutes ? routes.flatMap((row) => row.sessions.flatMap((part) => part.sessions)) : []),
  ];
  return new Set(rows.map(({ router, name }) => keyOf(router, `PEERC_${name}`)));
}

function keyOf(router: string, name: string): string {
  return `${router} ${name}`;
}

function headWord(side: PlannedSide, request: ChangeRequest): readonly string[] {
  const word = wordOf(side, request);
  return word === "." ? [] : [word];
}

/** A side as it is named in the network's folder: a commit by its hash, a folder by its way from there. */
function wordOf({ side: { files } }: PlannedSide, { root, cwd }: ChangeRequest): string {
  if (files.kind === "revision") return files.commit;
  return relative(root, resolve(cwd, files.folder)) || ".";
}
