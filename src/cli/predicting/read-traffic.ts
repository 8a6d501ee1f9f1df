import { resolve } from "node:path";

import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  isAsnFlows,
  readCollectedFlows,
  readFlows,
  type SentTraffic,
} from "../../sources/index.ts";
import { readText } from "../../system/index.ts";
import type { GivenFlows } from "./read-flows-options.ts";

/** The largest file of flows that is read, in bytes. */
const MAX_BYTES = 100_000_000;

/** Reads measured traffic from CSV, by prefix or by ASN, as its first line says; null, and reported, if it cannot be read. */
export function readTraffic(given: GivenFlows, cwd: string, report: Report): SentTraffic | null {
  const { path } = given;
  const text = readText(resolve(cwd, path), MAX_BYTES);
  if (text === null) {
    report(diagnostic("file-not-found", { path }));
    return null;
  }
  const source = { path, text };
  if (given.columns || !isAsnFlows(source)) return readCollectedFlows(source, given, report);
  if (given.seconds !== null) {
    const problem = "the traffic of a file with `asn` is rates: --flows-seconds is for bytes";
    const hint = "name bytes with --flows-column asn=asn --flows-column bytes=NAME";
    report(
      diagnostic("flows-unreadable", { problem }, { span: { source, start: 0, end: 0 }, hint }),
    );
    return null;
  }
  const flows = readFlows(source, report);
  if (!flows) return null;
  const sent = flows.volumes.filter(({ sent, larger }) => (sent ?? larger ?? null) !== null);
  if (sent.length > 0) return { by: "asn", volumes: sent, unknown: 0 };
  report(diagnostic("impact-flows-not-sent", { path }));
  return null;
}
