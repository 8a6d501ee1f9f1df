import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";

import { diagnostic, Diagnostics, formatText } from "../../diagnostics/index.ts";
import type { Family } from "../../net/index.ts";
import { addedRows } from "../adding/added-rows.ts";
import { addPeerTo, addSessionsTo, fileFor } from "../adding/edit-peers.ts";
import { findWanted } from "../adding/find-wanted.ts";
import { knownPeer } from "../adding/known-peer.ts";
import { peerFacts, relationOf } from "../adding/peer-facts.ts";
import { peerItem } from "../adding/peer-item.ts";
import { planSessions } from "../adding/plan-sessions.ts";
import { printAdded } from "../adding/print-added.ts";
import { readAddArguments } from "../adding/read-add-arguments.ts";
import { sessionItem } from "../adding/session-item.ts";
import { writeAdded } from "../adding/write-added.ts";
import { loadPlans } from "../building/load-plans.ts";
import { loadSources } from "../input/load-sources.ts";
import { networkFolder } from "../input/network-folder.ts";
import { checkEdited } from "../limiting/check-edited.ts";
import { sessionRows } from "../listing/session-rows.ts";
import { EXIT, type Io } from "../output/io.ts";
import { runEdit } from "../output/run-edit.ts";
import type { Arguments } from "./command.ts";

/** Adds a peer to a declaration; returns the exit code. */
export function runAdd(args: Arguments, io: Io): Promise<number> {
  return runEdit(args, io, (diagnostics) => addAndWrite(args, io, diagnostics));
}

function addAndWrite(args: Arguments, io: Io, { report }: Diagnostics): number {
  const given = readAddArguments(args, report);
  if (!given) return EXIT.usage;
  const loading = new Diagnostics();
  const folder = networkFolder(args, io.cwd, "dir");
  const loaded = loadPlans(io.cwd, folder, loading.report, {
    withoutData: true,
    progress: io.progress,
  });
  const sources = loaded && loadSources(loaded.network.files, loading.report);
  if (!loaded?.plans || !sources) {
    loading.all.forEach(report);
    return EXIT.errors;
  }
  const { network, plans } = loaded;
  const { declaration, library, files } = network;
  const { peeringdb } = sources;
  const readText = (path: string): string | null => readRequest(resolve(io.cwd, path));
  const wanted = findWanted(given, declaration, peeringdb, readText, report);
  if (!wanted) return EXIT.errors;

  const { asn } = wanted;
  const peer = declaration.peers.find((each) => each.asn === asn) ?? null;
  const planned = planSessions({ declaration, peeringdb, wanted, peer }, report);
  if (!planned) return EXIT.errors;
  const { sessions, present } = planned;
  const known = knownPeer(peeringdb, asn);
  const policy = library.policies.get(declaration.policies[relationOf(known)].value);
  const facts = peerFacts({
    known,
    families: new Set(sessions.map(({ remote }): Family => remote.family)),
    margin: wanted.margin,
    policyLimits: policy?.maxPrefixes.maximum ?? { ipv4: 0, ipv6: 0 },
    irrSources: declaration.irr.sources,
  });
  const aboutSessions = [...wanted.remarks, ...planned.remarks];
  const remarks = peer ? aboutSessions : [...facts.remarks, ...aboutSessions];
  const withContacts =
    known.network && known.contacts.length === 0
      ? [
          ...remarks,
          `no contact of AS${asn} is in the snapshot; \`peerc fetch\` gets those of declared peers`,
        ]
      : remarks;
  const common = { asn, name: peer?.name ?? facts.name, isNew: peer === null, sessions, present };
  const isDry = args.flag("dry-run");
  if (sessions.length === 0) {
    const nothing = { ...common, rows: [], edited: null, remarks, needsFetch: false, isDry };
    printAdded(nothing, args, io);
    return EXIT.ok;
  }

  const date = known.network && known.date;
  const edited = peer
    ? addSessionsTo(files, peer, sessions.map(sessionItem), report)
    : addPeerTo(
        files,
        fileFor(declaration, wanted.file),
        peerItem(asn, facts, sessions, { date, remarks }),
        report,
      );
  if (!edited) return EXIT.errors;
  const checking = new Diagnostics();
  const after = checkEdited(io.cwd, files, [edited], checking.report);
  if (!after) {
    checking.all.forEach(report);
    return EXIT.errors;
  }
  const rows = addedRows(sessionRows(loaded, plans), after, sessions);
  const failed = isDry ? null : writeAdded(files, edited);
  if (failed) {
    report(diagnostic("file-not-written", failed));
    return EXIT.errors;
  }
  // What was found and done to the snapshot is always reported, and what is new about the edited network.
  const seen = new Set(loading.all.map(({ code, message }) => `${code} ${message}`));
  const shown = [
    ...loading.all.filter(({ code }) => code.startsWith("directory-")),
    ...checking.all.filter(
      ({ code, severity, message }) =>
        severity === "warning" &&
        // That is among the remarks.
        code !== "irr-object-unqualified" &&
        !seen.has(`${code} ${message}`),
    ),
  ];
  io.stderr(formatText(shown, { colour: io.colour }));
  const needsFetch = rows.some(({ registration }) => registration === "no-data");
  printAdded({ ...common, rows, edited, remarks: withContacts, needsFetch, isDry }, args, io);
  return EXIT.ok;
}

/** The text of a request; null if it cannot be read, or is too long to be one. */
function readRequest(path: string): string | null {
  try {
    return statSync(path).size > 1_000_000 ? null : readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
