import { isRemoved } from "../../declaration/index.ts";
import { parseUtcTime } from "../../document/index.ts";
import { diagnostic, Diagnostics, type Diagnostic, type Report } from "../../diagnostics/index.ts";
import type { Arguments } from "./command.ts";
import { EXIT, type Io } from "../output/io.ts";
import type { LoadedNetwork, NetworkParts } from "../input/load-network.ts";
import { loadPlans } from "../building/load-plans.ts";
import { reportOverdue } from "../draining/report-overdue.ts";
import { networkFolder } from "../input/network-folder.ts";
import { printDiagnostics } from "../output/print-diagnostics.ts";

/**
 * Checks a network and reports everything at once, as far as there is registry data; returns the exit code. Nothing
 * is rendered, proven or decided.
 */
export async function runValidate(args: Arguments, io: Io): Promise<number> {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const now = readNow(args, report);
  if (now === "wrong") {
    printDiagnostics(diagnostics.all, args, io);
    return EXIT.usage;
  }
  const { summary, unchecked } = await validateNetwork(args, io, diagnostics, now);
  const isText = (args.text("format") ?? "text") === "text";
  // In text output it is a line about what was checked, not a note that is shown on request.
  if (unchecked && !isText) report(unchecked);
  printDiagnostics(diagnostics.all, args, io);
  if (isText) {
    if (summary !== null) io.stdout(`${summary}\n`);
    if (unchecked) io.stdout(`${unchecked.message}\n`);
  }
  return diagnostics.failed ? EXIT.errors : EXIT.ok;
}

/** What was checked, in a line, if there was no error; and a note on what could not be. Prints nothing. */
export async function validateNetwork(
  args: Arguments,
  io: Io,
  diagnostics: Diagnostics,
  now: number | null,
): Promise<{ readonly summary: string | null; readonly unchecked: Diagnostic | null }> {
  const { report } = diagnostics;
  const loaded = loadPlans(io.cwd, networkFolder(args, io.cwd), report, {
    withoutData: true,
    progress: io.progress,
  });
  if (!loaded) return { summary: null, unchecked: null };
  const assertions = await checkAssertions(loaded.network, report);
  const agreements = await checkAgreementsOf(loaded.network, report);
  if (now !== null) reportOverdue(loaded.network.declaration, now, report);
  const summary = diagnostics.failed
    ? null
    : `${describe(loaded.network, assertions, agreements)}: valid`;
  return { summary, unchecked: uncheckedFor(loaded.lacking) };
}

/** Reads `--now`, in milliseconds since 1970; null if it is not given. A wrong one is reported. */
function readNow(args: Arguments, report: Report): number | null | "wrong" {
  const text = args.text("now");
  const time = text === null ? null : parseUtcTime(text);
  if (time === null || typeof time === "number") return time;
  const problem = `--now takes a time in UTC like 2026-12-01T04:00:00Z, and got \`${text ?? ""}\`: ${time.why}`;
  report(diagnostic("wrong-usage", { problem, command: "validate" }));
  return "wrong";
}

/** Reads the assertions of a network, if any, and returns their number. */
async function checkAssertions(network: NetworkParts, report: Report): Promise<number | null> {
  if (network.files.list("")?.includes("tests") !== true) return null;
  const { readAssertions } = await import("../input/read-assertions.ts");
  const files = readAssertions(network, report);
  return files && files.reduce((sum, { assertions }) => sum + assertions.length, 0);
}

/** Checks the peering agreements of a network, if it has any or names one, and returns their number. */
async function checkAgreementsOf(
  { files, declaration: { network } }: NetworkParts,
  report: Report,
): Promise<number | null> {
  const hasOwn = files.list("policies")?.includes("agreements") === true;
  if (!hasOwn && network.agreement === null) return null;
  const { checkAgreements } = await import("../input/read-agreement.ts");
  const own = checkAgreements(network, files, report);
  return own === 0 ? null : own;
}

/** How many objects a message lists. */
const NAMED = 3;

/** What could not be checked for lack of registry data; null if nothing is missing. */
function uncheckedFor(lacking: readonly string[]): Diagnostic | null {
  if (lacking.length === 0) return null;
  const params = { objects: lacking.slice(0, NAMED), total: lacking.length };
  return diagnostic("registry-data-missing", params);
}

/** The figures of what was checked. */
function describe(
  { files, declaration, library }: LoadedNetwork,
  assertions: number | null,
  agreements: number | null,
): string {
  const { routers, peers } = declaration;
  const sessions = peers.flatMap((peer) => peer.sessions.filter((session) => !isRemoved(session)));
  const policies = [...library.policies.values()];
  const terms = policies.flatMap((policy) => [...policy.import, ...policy.export]);
  const counted = [
    count(routers.length, "router"),
    count(peers.length, "peer"),
    count(sessions.length, "session"),
    count(policies.length, "policy", "policies"),
    count(terms.length, "term"),
    ...(agreements === null ? [] : [count(agreements, "peering agreement")]),
    ...(assertions === null ? [] : [`${count(assertions, "assertion")} (for \`peerc test\`)`]),
  ];
  return `${files.folder}: ${counted.join(", ")}`;
}

function count(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`;
}
