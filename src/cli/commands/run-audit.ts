import {
  chooseResults,
  createAuditInput,
  formatAuditText,
  runAudit,
  type AuditResults,
} from "../../audit/index.ts";
import { Diagnostics, type Diagnostic } from "../../diagnostics/index.ts";
import { auditSources } from "../auditing/audit-sources.ts";
import { readNow, readResultChoice } from "../auditing/read-audit-options.ts";
import { loadPlans } from "../building/load-plans.ts";
import { networkFolder } from "../input/network-folder.ts";
import { readAgreement } from "../input/read-agreement.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import type { Arguments } from "./command.ts";

/** Audits peers; returns the exit code. */
export function runAuditCommand(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const audited = audit(args, io, diagnostics);
  if (!audited) {
    // What `validate` says of a declaration without errors does not matter here.
    const errors = diagnostics.all.filter(({ severity }: Diagnostic) => severity === "error");
    printDiagnostics(errors, args, io);
    const isMisuse = errors.every(({ code }) => code === "wrong-usage");
    return Promise.resolve(isMisuse ? EXIT.usage : EXIT.errors);
  }
  const { shown, isViolated } = audited;
  const evidenceOfOk = args.flag("verbose") || shown.peers.length === 1;
  if (shown.peers.length > 0) io.stdout(formatAuditText(shown, { evidenceOfOk }));
  else io.stderr("there is no such result\n");
  return Promise.resolve(isViolated ? EXIT.differences : EXIT.ok);
}

/** The results to be shown, and whether a sentence is violated; null, and reported, after an error. */
function audit(
  args: Arguments,
  io: Io,
  diagnostics: Diagnostics,
): { readonly shown: AuditResults; readonly isViolated: boolean } | null {
  const { report } = diagnostics;
  const now = readNow(args, report);
  const loaded = loadPlans(io.cwd, networkFolder(args, io.cwd), report, { withoutData: true });
  if (!loaded) return null;
  const { declaration, files } = loaded.network;
  const given = args.text("agreement");
  const { network } = declaration;
  const agreement = readAgreement({ given, network, files, cwd: io.cwd }, report);
  const choice = agreement && readResultChoice(args, declaration, agreement, report);
  if (!agreement || !choice || !loaded.plans || now === null || diagnostics.failed) return null;
  const ages = { now, maxAge: agreement.maxAge };
  const input = createAuditInput(
    { declaration, registry: loaded.registry, sources: auditSources() },
    ages,
  );
  const all = runAudit(agreement, loaded.plans, input);
  const chosen = chooseResults(all, { ...choice, verdict: null });
  const isViolated = chosen.peers.some(({ results }) =>
    results.some(({ decision }) => decision.verdict === "violated"),
  );
  return { shown: chooseResults(chosen, choice), isViolated };
}
