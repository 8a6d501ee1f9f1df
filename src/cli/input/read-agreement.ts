import { join, relative, resolve } from "node:path";

import { loadAgreement, type Agreement } from "../../audit/index.ts";
import type { Network } from "../../declaration/index.ts";
import { diagnostic, Diagnostics, type Report, type Source } from "../../diagnostics/index.ts";
import { readText } from "../../system/index.ts";
import { packageFolder, packagePath } from "../package-files.ts";
import type { NetworkFiles } from "./network-files.ts";

/** The folder of the agreements, in a network's folder and in the package. */
const FOLDER = "policies/agreements";
/** The largest agreement that is read, in bytes. */
const MAX_BYTES = 1_000_000;

/** Which agreement is meant. */
export interface WantedAgreement {
  /** As given on the command line: a name, or a file; null: as declared. */
  readonly given: string | null;
  readonly network: Network;
  readonly files: NetworkFiles;
  readonly cwd: string;
}

/**
 * Reads the agreement that the command line names, or otherwise the declaration: the network's own, or one that peerc
 * ships. Null if there is none, or it has mistakes, all of which were reported.
 */
export function readAgreement(wanted: WantedAgreement, report: Report): Agreement | null {
  const source = findAgreement(wanted, report);
  return source && loadAgreement(source, report);
}

/**
 * Checks every agreement in a network's folder, and that the declared one exists. Returns the number of the network's
 * own; null if an error was reported.
 */
export function checkAgreements(
  network: Network,
  files: NetworkFiles,
  report: Report,
): number | null {
  const found = new Diagnostics();
  const own = ownNames(files);
  const shipped = isShipped(files) ? [] : shippedNames();
  for (const name of files.list(FOLDER) ?? []) {
    if (/\.(?:yml|json)$|\.yaml$/i.test(name) && !name.endsWith(".yaml") && !name.startsWith(".")) {
      found.report(diagnostic("misnamed-file", { path: join(files.folder, FOLDER, name) }));
    }
  }
  for (const name of own) {
    const path = join(files.folder, FOLDER, `${name}.yaml`);
    const text = files.read(join(FOLDER, `${name}.yaml`));
    if (shipped.includes(name)) found.report(diagnostic("agreement-shipped", { path, name }));
    else if (text === null) found.report(diagnostic("file-not-found", { path }));
    else loadAgreement({ path, text }, found.report);
  }
  const { agreement } = network;
  const known = [...own, ...shipped].sort();
  if (agreement && !known.includes(agreement.value)) {
    const params = { name: agreement.value, known };
    found.report(diagnostic("unknown-agreement", params, { span: agreement.span }));
  }
  found.all.forEach(report);
  return found.failed ? null : own.length;
}

function findAgreement(
  { given, network, files, cwd }: WantedAgreement,
  report: Report,
): Source | null {
  if (given !== null && /[./\\]/.test(given)) return readFile(resolve(cwd, given), given, report);
  const { agreement } = network;
  const name = given ?? agreement?.value ?? null;
  const span = given === null ? agreement?.span : undefined;
  const shipped = shippedNames();
  const own = ownNames(files);
  const known = [...new Set([...own, ...shipped])].sort();
  if (name === null) {
    report(diagnostic("no-agreement", { known }, { span: network.span }));
    return null;
  }
  if (own.includes(name)) {
    const path = join(files.folder, FOLDER, `${name}.yaml`);
    if (shipped.includes(name) && !isShipped(files)) {
      report(diagnostic("agreement-shipped", { path, name }, { span }));
      return null;
    }
    const text = files.read(join(FOLDER, `${name}.yaml`));
    if (text !== null) return { path, text };
    report(diagnostic("file-not-found", { path }, { span }));
    return null;
  }
  if (!shipped.includes(name)) {
    report(diagnostic("unknown-agreement", { name, known }, { span }));
    return null;
  }
  const path = packagePath(`${FOLDER}/${name}.yaml`);
  const shown = relative(cwd, path);
  const text = packageFolder(FOLDER).read(`${name}.yaml`);
  return found(text, shown.startsWith("..") ? path : shown, report);
}

function readFile(path: string, shown: string, report: Report): Source | null {
  return found(readText(path, MAX_BYTES), shown, report);
}

function found(text: string | null, shown: string, report: Report): Source | null {
  if (text === null) report(diagnostic("file-not-found", { path: shown }));
  return text === null ? null : { path: shown, text };
}

/** Whether a network's folder is peerc's own: then its agreements are the shipped ones. */
function isShipped(files: NetworkFiles): boolean {
  return files.kind === "disk" && files.locate("policies") === packagePath("policies");
}

function ownNames(files: NetworkFiles): readonly string[] {
  return namesIn(files.list(FOLDER) ?? []);
}

function shippedNames(): readonly string[] {
  return namesIn(packageFolder(FOLDER).list("") ?? []);
}

function namesIn(files: readonly string[]): readonly string[] {
  return files
    .filter((name) => name.endsWith(".yaml") && !name.startsWith("."))
    .map((name) => name.slice(0, -".yaml".length));
}
