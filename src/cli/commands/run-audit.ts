import {
  chooseResults,
  createAuditInput,
  formatAuditJunit,
  runAudit,
  whatGotWorse,
} from "../../audit/index.ts";
import { Diagnostics, printJson, toRows, type Diagnostic } from "../../diagnostics/index.ts";
import { auditBefore } from "../auditing/audit-before.ts";
import { NetworkPolicies } from "../auditing/network-policies.ts";
import { printAudit, type PrintedAudit } from "../auditing/print-audit.ts";
import { checkMailOptions, readNow, readResultChoice } from "../auditing/read-audit-options.ts";
import { readCounters } from "../auditing/read-counters.ts";
import { readReceived } from "../auditing/read-received.ts";
import { loadPlans } from "../building/load-plans.ts";
import { loadSources } from "../input/load-sources.ts";
import { networkFolder } from "../input/network-folder.ts";
import { readAgreement } from "../input/read-agreement.ts";
import { readFlowsFile } from "../input/read-flows-file.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import type { Arguments } from "./command.ts";

/** Audits peers; returns the exit code. */
export async function runAuditCommand(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const audited = await audit(args, io, diagnostics);
  if (audited) {
    printAudit(audited, args, io);
    return audited.isViolated ? EXIT.differences : EXIT.ok;
  }
  // What `validate` says of a declaration without errors does not matter here.
  const errors = diagnostics.all.filter(({ severity }) => severity === "error");
  printErrors(errors, args, io);
  return errors.every(({ code }) => code === "wrong-usage") ? EXIT.usage : EXIT.errors;
}

function printErrors(errors: readonly Diagnostic[], args: Arguments, io: Io): void {
  switch (args.text("format")) {
    case "json":
      io.stdout(printJson({ version: 1, errors: toRows(errors) }));
      return;
    case "junit":
      io.stdout(formatAuditJunit(null, errors));
      printDiagnostics(errors, args, io);
      return;
    default:
      printDiagnostics(errors, args, io);
  }
}

/** The results to be shown, and whether a sentence is violated; null, and reported, after an error. */
async function audit(
  args: Arguments,
  io: Io,
  diagnostics: Diagnostics,
): Promise<(PrintedAudit & { readonly isViolated: boolean }) | null> {
  const { report } = diagnostics;
  const { cwd } = io;
  const now = readNow(args, report);
  checkMailOptions(args, report);
  const dir = networkFolder(args, cwd);
  const loaded = loadPlans(cwd, dir, report, { withoutData: true, progress: io.progress });
  if (!loaded) return null;
  const { registry, plans } = loaded;
  const { declaration, files } = loaded.network;
  const { network } = declaration;
  const given = args.text("agreement");
  const agreement = readAgreement({ given, network, files, cwd }, report);
  const choice = agreement && readResultChoice(args, declaration, agreement, report);
  io.progress.stage("reading the evidence");
  const committed = loadSources(files, report);
  const file = args.text("flows");
  const flows = file === null ? null : readFlowsFile(file, cwd, report);
  const sources = committed && { ...committed, flows: flows ?? committed.flows };
  const counters = readCounters(args.texts("counters"), declaration, cwd, report);
  const received = await readReceived(args.texts("routes"), declaration, cwd, report);
  if (!agreement || !choice || !plans || !sources || now === null) return null;
  if (received === "failed" || counters === "failed" || diagnostics.failed) return null;
  const policies = new NetworkPolicies(declaration, registry, plans);
  const material = { declaration, registry, sources, received, counters, policies };
  const input = createAuditInput(material, { now, maxAge: agreement.maxAge });
  io.progress.stage("deciding the agreement");
  const all = runAudit(agreement, plans, input);
  const since = args.text("since");
  const before =
    since === null ? all : await auditBefore(since, { agreement, now, dir, cwd }, report);
  if (!before) return null;
  const compared = since === null ? all : whatGotWorse(before, all);
  const chosen = chooseResults(compared, { ...choice, verdict: null });
  const results = [...chosen.peers.flatMap((peer) => peer.results), ...chosen.own];
  const isViolated = results.some(({ decision }) => decision.verdict === "violated");
  return { shown: chooseResults(chosen, choice), isViolated, network, sources };
}
