import { statSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import type { Asn } from "../../net/index.ts";
import {
  fetchPeeringDb,
  httpClient,
  ReadProblem,
  type Evidence,
  type PeeringDb,
} from "../../sources/index.ts";
import { openFile } from "../fetching/open-file.ts";
import { diskFiles } from "../input/disk-files.ts";
import { loadSources } from "../input/load-sources.ts";
import type { Io } from "../output/io.ts";
import { packageVersion } from "../package-files.ts";

/**
 * What PeeringDB says about us and our first peer: from a dump or its API, or from the snapshot of a network's folder. Null after
 * an error was reported.
 */
export async function loadPeeringDb(
  where: string,
  { asn, peer }: { readonly asn: Asn; readonly peer: Asn },
  io: Io,
  report: Report,
): Promise<Evidence<PeeringDb> | null> {
  const path = resolve(io.cwd, where);
  const isUrl = isAddress(where);
  const span: Span = { source: { path: "--peeringdb", text: where }, start: 0, end: where.length };
  if (!isUrl && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    const sources = loadSources(diskFiles(io.cwd, where), report);
    if (sources && sources.peeringdb === null) {
      report(diagnostic("init-source-missing", { folder: where }, { span }));
    }
    return sources?.peeringdb ?? null;
  }
  const now = io.now ?? Date.now;
  const pause = async (ms: number): Promise<void> => sleep(ms);
  const userAgent = `peerc/${packageVersion()} (AS${asn})`;
  io.progress.stage("asking PeeringDB");
  try {
    return await fetchPeeringDb(
      {
        from: isUrl ? { kind: "url", url: where } : { kind: "file", path: where },
        key: null,
        contacts: "full",
        sleep: pause,
      },
      {
        name: "peeringdb",
        http: httpClient({ fetch, sleep: pause, now, userAgent }),
        now,
        open: () =>
          statSync(path, { throwIfNoEntry: false }) === undefined ? null : openFile(path),
        sleep: pause,
        secret: () => undefined,
        needs: {
          asn,
          peers: [peer],
          lans: new Map(),
          prefixes: [],
          registered: "",
          origins: [],
        },
        before: null,
        report,
        span,
        progress: (text) => {
          io.progress.at(text);
        },
      },
    );
  } catch (problem) {
    if (!(problem instanceof ReadProblem)) throw problem;
    const params = { name: "peeringdb", origin: where, problem: problem.message };
    report(diagnostic("source-unreadable", params, { span }));
    return null;
  }
}

/** Whether PeeringDB's data is at an address, which \`fetch\` can use later, and not in a file. */
export function isAddress(where: string): boolean {
  return /^https?:\/\//i.test(where) && URL.canParse(where);
}
