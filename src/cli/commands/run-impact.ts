import { diagnostic, Diagnostics, formatText, printJson } from "../../diagnostics/index.ts";
import {
  checkReceived,
  formatImpactMarkdown,
  formatImpactText,
  Impact,
  makeImpactReport,
  untestedSessions,
  type ImpactReport,
} from "../../impact/index.ts";
import { findRouteFiles } from "../input/find-route-files.ts";
import { networkFolder } from "../input/network-folder.ts";
import { EXIT, type Io } from "../output/io.ts";
import { loadChange, type LoadedChange } from "../predicting/load-change.ts";
import { loadVrps } from "../predicting/load-vrps.ts";
import { readImpactRequest, type ImpactRequest } from "../predicting/read-request.ts";
import { readTraffic } from "../predicting/read-traffic.ts";
import { readRouteFiles } from "../predicting/read-route-files.ts";
import type { Arguments } from "./command.ts";
import { printFailures } from "./print-failures.ts";

/** Shows what a change does to received routes; gives the exit code. */
export async function runImpact(args: Arguments, io: Io): Promise<number> {
  const problems = new Diagnostics();
  const request = readImpactRequest(args, problems.report);
  const fail = (code: number): number => {
    printFailures([{ what: "network", title: null, diagnostics: problems.all }], args, io);
    return code;
  };
  if (!request) return fail(EXIT.usage);
  const [base = null, head = null] = args.positionals;
  const place = {
    cwd: io.cwd,
    progress: io.progress,
    dir: networkFolder(args, io.cwd, "dir"),
    base,
    head,
  };
  const loading = await loadChange(place, request);
  if (loading.kind === "failed") {
    printFailures(loading.failures, args, io);
    return EXIT.errors;
  }
  const report = await findImpact(loading.change, request, problems, io);
  if (!report) return fail(EXIT.errors);
  io.stderr(formatText(problems.all, { colour: io.colour }));
  print(report, args, io);
  return report.equal || args.flag("exit-zero") ? EXIT.ok : EXIT.differences;
}

/** What the change does; null, and all reported, if that cannot be said. */
async function findImpact(
  change: LoadedChange,
  request: ImpactRequest,
  problems: Diagnostics,
  io: Io,
): Promise<ImpactReport | null> {
  const { report } = problems;
  const { sessions, routers } = change;
  const paths = findRouteFiles(request.routes, io.cwd, report);
  const rpki = loadVrps(request.vrps, change, io.cwd, request.age.now, report);
  const untested = rpki?.vrps === null ? untestedSessions(sessions) : [];
  if (untested.length > 0) {
    const names = untested.map(({ name, router }) => `${name} on ${router}`);
    report(diagnostic("impact-needs-vrps", { sessions: names }));
  }
  const traffic = request.flows === null ? null : readTraffic(request.flows, io.cwd, report);
  const { vrps = null, aspas = null } = rpki ?? {};
  const impact = new Impact({ sessions, vrps, aspas, traffic });
  const take = impact.add.bind(impact);
  const files = await readRouteFiles(paths, io.cwd, take, io.progress, report);
  const received = checkReceived(files, sessions, routers, request.age, report);
  impact.neighbors.report(report);
  if (problems.failed) return null;
  io.progress.stage("comparing");
  const found = await impact.found(received, async (onRoute) => {
    await readRouteFiles(paths, io.cwd, onRoute, io.progress, report);
  });
  // A file that changed in between.
  if (hasFailed(problems)) return null;
  return makeImpactReport(found, {
    ...{ before: change.before, after: change.after, leaving: request.leaving },
    files: files.map(({ path, header, routes }) => {
      return { file: path, time: header.time, source: header.source, routes };
    }),
    ...{ assumed: change.assumed, sessions, known: received.known },
  });
}

function print(report: ImpactReport, args: Arguments, io: Io): void {
  const isVerbose = args.flag("verbose");
  switch (args.text("format")) {
    case "json":
      io.stdout(printJson(report));
      return;
    case "markdown":
      io.stdout(formatImpactMarkdown(report, isVerbose));
      return;
    default:
      io.stdout(formatImpactText(report, isVerbose));
  }
}

function hasFailed({ failed }: Diagnostics): boolean {
  return failed;
}
