import { resolve } from "node:path";

import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { GivenTraffic } from "../../impact/index.ts";
import { isPrefixFlows, readFlows, readPrefixFlows } from "../../sources/index.ts";
import { readText } from "../../system/index.ts";

/** The largest file of flows that is read, in bytes. */
const MAX_BYTES = 100_000_000;

/** Reads measured traffic from CSV, by prefix or by ASN, as its first line says; null, and reported, if it cannot be read. */
export function readTraffic(path: string, cwd: string, report: Report): GivenTraffic | null {
  const text = readText(resolve(cwd, path), MAX_BYTES);
  if (text === null) {
    report(diagnostic("file-not-found", { path }));
    return null;
  }
  const source = { path, text };
  if (isPrefixFlows(source)) {
    const volumes = readPrefixFlows(source, report);
    return volumes && { by: "prefix", volumes };
  }
  const flows = readFlows(source, report);
  if (!flows) return null;
  const sent = flows.volumes.filter(({ sent, larger }) => (sent ?? larger ?? null) !== null);
  if (sent.length > 0) return { by: "asn", volumes: sent };
  report(diagnostic("impact-flows-not-sent", { path }));
  return null;
}
