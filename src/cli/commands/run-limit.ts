import { sessionName } from "../../compile/index.ts";
import type { Peer, Session } from "../../declaration/index.ts";
import { diagnostic, Diagnostics, formatText, type Report } from "../../diagnostics/index.ts";
import { parseAsn } from "../../net/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import type { SessionRow } from "../../report/index.ts";
import { replaceFiles } from "../../system/index.ts";
import { loadPlans } from "../building/load-plans.ts";
import { networkFolder } from "../input/network-folder.ts";
import type { LoadedNetwork } from "../input/load-network.ts";
import { changedLimits } from "../limiting/changed-limits.ts";
import { checkEdited } from "../limiting/check-edited.ts";
import { editLimits } from "../limiting/edit-limits.ts";
import { givenLimits } from "../limiting/given-limits.ts";
import type { WantedLimit } from "../limiting/limit-places.ts";
import { printLimits } from "../limiting/print-limits.ts";
import { readRequest, type LimitRequest } from "../limiting/read-request.ts";
import { registeredLimits } from "../limiting/registered-limits.ts";
import { sessionRows } from "../listing/session-rows.ts";
import { EXIT, type Io } from "../output/io.ts";
import { runEdit } from "../output/run-edit.ts";
import type { Arguments } from "./command.ts";

/** Edits limits in a declaration; returns the exit code. */
export function runLimit(args: Arguments, io: Io): Promise<number> {
  return runEdit(args, io, (diagnostics) => editAndWrite(args, io, diagnostics));
}

function editAndWrite(args: Arguments, io: Io, diagnostics: Diagnostics): number {
  const { report } = diagnostics;
  const request = readRequest(args, report);
  if (!request) return EXIT.usage;
  const folder = networkFolder(args, io.cwd, "dir");
  const loading = new Diagnostics();
  const loaded = loadPlans(io.cwd, folder, loading.report, {
    withoutData: true,
    progress: io.progress,
  });
  if (!loaded?.plans) {
    loading.all.forEach(report);
    return EXIT.errors;
  }
  const { network, plans } = loaded;
  const before = sessionRows(loaded, plans);
  const wanted = wantedLimits(request, network, plans, before, report);
  const edited = wanted && editLimits(network.files, wanted, report);
  if (!edited) return EXIT.errors;

  const checking = new Diagnostics();
  const after = checkEdited(io.cwd, network.files, edited, checking.report);
  if (!after) {
    checking.all.forEach(report);
    return EXIT.errors;
  }
  const changes = changedLimits(before, after, wanted);
  const isDry = args.flag("dry-run");
  const failed = isDry
    ? null
    : replaceFiles(
        edited.map(({ path, before: text, after: next }) => ({
          path: network.files.locate(path) ?? path,
          before: text,
          after: next,
        })),
      );
  if (failed) {
    report(diagnostic("file-not-written", failed));
    return EXIT.errors;
  }
  // What was found and done to the snapshot is always reported, and limits that are too low now.
  const shown = [
    ...loading.all.filter(({ code }) => code.startsWith("directory-")),
    ...checking.all.filter(
      ({ code, message }) =>
        code === "max-prefixes-below-registered" &&
        !loading.all.some((known) => known.message === message),
    ),
  ];
  io.stderr(formatText(shown, { colour: io.colour }));
  printLimits({ changes, edited, isDry }, args, io);
  return EXIT.ok;
}

/** The limits to write; null, and reported, if the request cannot be met. */
function wantedLimits(
  request: LimitRequest,
  network: LoadedNetwork,
  plans: readonly RouterPlan[],
  rows: readonly SessionRow[],
  report: Report,
): readonly WantedLimit[] | null {
  const { peers } = network.declaration;
  if (request.kind === "given") return givenLimits(request, peers, plans, report);
  const asns = request.peers.map((text) => ({ text, asn: parseAsn(text) }));
  const unknown = asns.filter(({ asn }) => !peers.some((peer) => peer.asn === asn));
  for (const { text } of unknown) {
    report(diagnostic("unknown-peer", { asn: text, known: peers }));
  }
  if (unknown.length > 0) return null;
  const rowOf = rowsBySession(peers, rows);
  return registeredLimits(network, rowOf, {
    ...request,
    asns: asns.flatMap(({ asn }) => asn ?? []),
  });
}

function rowsBySession(
  peers: readonly Peer[],
  rows: readonly SessionRow[],
): (session: Session) => SessionRow {
  const byName = new Map(rows.map((row) => [`${row.router} ${row.session}`, row]));
  const peerOf = new Map(peers.flatMap((peer) => peer.sessions.map((each) => [each, peer])));
  return (session) => {
    const peer = peerOf.get(session);
    const row = peer && byName.get(`${session.router.value} ${sessionName(peer, session)}`);
    if (!row) throw new Error("a session that was not compiled");
    return row;
  };
}
