import type { Agreement } from "../../audit/index.ts";
import {
  candidateRow,
  candidatesAsCsv,
  chooseCandidates,
  findCandidates,
  formatCandidates,
  type Candidate,
  type FoundCandidates,
} from "../../candidates/index.ts";
import {
  diagnostic,
  Diagnostics,
  formatText,
  printJson,
  type Diagnostic,
} from "../../diagnostics/index.ts";
import { readCandidateChoice } from "../finding/read-candidate-choice.ts";
import { readFlowsFile } from "../input/read-flows-file.ts";
import { loadNetwork } from "../input/load-network.ts";
import { loadSources } from "../input/load-sources.ts";
import { networkFolder } from "../input/network-folder.ts";
import { readAgreement } from "../input/read-agreement.ts";
import { EXIT, type Io } from "../output/io.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";
import type { Arguments } from "./command.ts";

/** What is printed. */
interface Answer {
  readonly found: FoundCandidates;
  readonly shown: readonly Candidate[];
  /** How many are chosen, shown or not. */
  readonly chosen: number;
  /** How many were left out because their traffic is not known. */
  readonly unmeasured: number;
  readonly agreement: Agreement | null;
  /** The network's folder, as given. */
  readonly folder: string;
  /** Of when the evidence is. */
  readonly times: { readonly peeringdb: string; readonly flows: string | null };
}

/** Lists candidates; returns the exit code. */
export function runCandidates(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const answer = find(args, io, diagnostics);
  if (!answer) {
    const errors = diagnostics.all.filter(({ severity }: Diagnostic) => severity === "error");
    printDiagnostics(errors, args, io);
    const isMisuse = errors.every(({ code }) => code === "wrong-usage");
    return Promise.resolve(isMisuse ? EXIT.usage : EXIT.errors);
  }
  // What was found and done to the snapshot is always reported; the rest is up to `validate`.
  const ofFolders = diagnostics.all.filter(({ code }) => code.startsWith("directory-"));
  io.stderr(formatText(ofFolders, { colour: io.colour }));
  print(answer, args, io);
  return Promise.resolve(EXIT.ok);
}

function find(args: Arguments, io: Io, diagnostics: Diagnostics): Answer | null {
  const { report } = diagnostics;
  const folder = networkFolder(args, io.cwd);
  const network = loadNetwork(io.cwd, folder, report);
  if (!network) return null;
  const { declaration, files } = network;
  const sources = loadSources(files, report);
  if (!sources) return null;
  const { peeringdb } = sources;
  if (!peeringdb) {
    report(diagnostic("no-source", { source: "peeringdb", name: "PeeringDB data" }));
    return null;
  }
  const file = args.text("flows");
  const flows = file === null ? sources.flows : readFlowsFile(file, io.cwd, report);
  const hasFlows = flows !== null || file !== null;
  const wanted = readCandidateChoice(args, declaration, peeringdb.data, hasFlows, report);
  const given = args.text("agreement");
  const isAsked = given !== null || declaration.network.agreement !== null;
  const agreement = isAsked
    ? readAgreement({ given, network: declaration.network, files, cwd: io.cwd }, report)
    : null;
  if (!wanted || diagnostics.failed) return null;
  const found = findCandidates({
    declaration,
    peeringdb: peeringdb.data,
    sources: { ...sources, flows },
    agreement,
  });
  const { chosen, unmeasured } = chooseCandidates(found.candidates, wanted.choice);
  return {
    found,
    shown: chosen.slice(0, wanted.limit ?? Infinity),
    chosen: chosen.length,
    unmeasured,
    agreement,
    folder,
    times: { peeringdb: peeringdb.provenance.time, flows: flows?.provenance.time ?? null },
  };
}

function print(answer: Answer, args: Arguments, io: Io): void {
  const { found, shown, chosen, unmeasured, agreement, folder, times } = answer;
  switch (args.text("format")) {
    case "json": {
      const servers = found.servers.map(({ asn, name }) => ({ asn, name }));
      const candidates = shown.map((one) => candidateRow(one, folder));
      const path = agreement?.path ?? null;
      io.stdout(printJson({ ...times, agreement: path, chosen, unmeasured, candidates, servers }));
      return;
    }
    case "csv":
      io.stdout(candidatesAsCsv(shown, folder));
      break;
    default:
      printTable(answer, io);
  }
  const notes = [
    shown.length < chosen ? `${shown.length} of ${chosen} networks` : null,
    unmeasured > 0 ? `${networks(unmeasured)} left out: not in the flows` : null,
  ];
  for (const note of notes) if (note !== null) io.stderr(`${note}\n`);
}

function networks(count: number): string {
  return count === 1 ? "1 network is" : `${count} networks are`;
}

function printTable({ found, shown, folder, times }: Answer, io: Io): void {
  if (shown.length === 0) io.stderr("there is no such network\n");
  else {
    const table = formatCandidates(shown, folder, io.columns ?? null);
    io.stdout(table.text);
    if (table.leftOut.length > 0) {
      io.stderr(`no room for ${table.leftOut.join(", ")}: --format csv has every column\n`);
    }
  }
  const order = times.flows === null ? "no flows, so by prefixes" : `flows of ${times.flows}`;
  io.stderr(`PeeringDB of ${times.peeringdb}; ${order}\n`);
  const { servers } = found;
  if (servers.length > 0) {
    const names = servers.map(({ asn }) => `AS${asn}`).join(", ");
    io.stderr(`not listed, because they are route servers or collectors: ${names}\n`);
  }
}
