import { join } from "node:path";

import { diagnostic, formatText, type Diagnostic } from "../../diagnostics/index.ts";
import { formatDiffText, type DiffReport } from "../../diff/index.ts";
import { readText } from "../../system/index.ts";
import { RENDERED_MARK, versionInMark } from "../building/rendered-folder.ts";
import { compareOutdated, type OutdatedMeaning } from "./compare-outdated.ts";
import { findReasons, type FileTexts, type OutdatedPlace } from "./find-reasons.ts";
import type { OutdatedFile, OutdatedReason } from "./outdated-file.ts";
import { reasonText } from "./reason-text.ts";

/** The largest file that is compared, in bytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/** What is out of date in an output folder, why, and what a build would change. */
export interface Outdated {
  readonly files: readonly OutdatedFile[];
  readonly meaning: OutdatedMeaning;
  /** The output folder, for display. */
  readonly shown: string;
}

/** What is needed to explain it. */
export interface OutdatedRequest extends Omit<OutdatedPlace, "wrote"> {
  readonly shown: string;
  /** The names of files that are new, changed or removed. */
  readonly changed: readonly string[];
  /** What a build writes, by name. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Explains what is out of date. Only reads. */
export async function explainOutdated(request: OutdatedRequest): Promise<Outdated> {
  const { out, changed, texts, shown } = request;
  const files = changed.map((name): FileTexts => ({
    name,
    before: readText(join(out, name), MAX_BYTES),
    after: texts.get(name) ?? null,
  }));
  const mark = readText(join(out, RENDERED_MARK), MAX_BYTES);
  const place = { ...request, wrote: mark === null ? null : versionInMark(mark) };
  // The mark follows the files: it has no reason of its own, unless nothing else is different.
  const routers = files.filter(({ name }) => name !== RENDERED_MARK);
  return {
    files: await findReasons(routers.length > 0 ? routers : files, place),
    meaning: compareOutdated(routers, shown),
    shown,
  };
}

/** As text, to follow the summary of a build. */
export function formatOutdated({ files, meaning, shown }: Outdated): string {
  const reasons = files.map(({ name, reason }) => `  ${shown}/${name}: ${reasonText(reason)}\n`);
  const what =
    "report" in meaning
      ? formatDiffText(meaning.report, false)
      : `What that means is not known, because the files cannot be read:\n${formatText(meaning.unread)}`;
  return `\n${reasons.join("")}\n${what}`;
}

/** As diagnostics, one for each file. */
export function outdatedDiagnostics({ files, shown }: Outdated): readonly Diagnostic[] {
  return files.map(({ name, reason }) =>
    diagnostic("file-out-of-date", { path: `${shown}/${name}`, why: reasonText(reason) }),
  );
}

/** As data: the reason of each file, and the comparison; null if the files cannot be read. */
export function outdatedRows({ files, meaning }: Outdated): {
  readonly outdated: readonly (OutdatedReason & { readonly file: string; readonly why: string })[];
  readonly meaning: DiffReport | null;
} {
  return {
    outdated: files.map(({ name, reason }) => ({
      file: name,
      why: reasonText(reason),
      ...reason,
    })),
    meaning: "report" in meaning ? meaning.report : null,
  };
}
