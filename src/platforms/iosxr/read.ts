import { MaskedFile, type RawFile, type Report } from "../../diagnostics/index.ts";
import { formatScoped, holds } from "../../net/index.ts";
import type { ReadRequest, RouterReading, Version } from "../../model/index.ts";
import { ReadingProblems } from "../reading-problems.ts";
import { atLeast } from "../at-least.ts";
import { readCache } from "./reader/caches.ts";
import { checkNested } from "./reader/nested-words.ts";
import { readFile } from "./reader/file.ts";
import { readRemoved } from "./reader/removed-objects.ts";
import { readNeighbor } from "./reader/neighbors.ts";
import type { NeighborText } from "./reader/neighbor-text.ts";
import { secretsIn } from "./secrets.ts";

/** Reads an IOS-XR configuration back: peerc's neighbors, with the policies they use as decision graphs. */
export function read(raw: RawFile, request: ReadRequest, report: Report): RouterReading {
  const file = new MaskedFile(raw, secretsIn);
  const problems = new ReadingProblems("IOS-XR", file, report);
  const content = readFile(raw.raw, request.asn, problems);
  const declared = new Set(request.neighbors.map(formatScoped));
  const defaults = {
    asn: content.asn ?? request.asn,
    enforceFirstAs: content.enforceFirstAs,
    validated: content.validated,
    form: request.form,
    // This is the complete configuration of a router; a file to load leaves what it does not mention unchanged.
    logsChanges: content.logsChanges ?? (request.form === "running" ? true : null),
    logsPerNeighbor: logsPerNeighbor(request.version),
    timers: content.timers,
    gracefulRestart: content.gracefulRestart,
    unsafe: content.unsafe,
    version: request.version,
  };
  content.groups.check(problems);
  for (const { range, line } of content.ranges) {
    if (request.neighbors.some(({ address }) => holds(range, address))) {
      problems.notUnderstood(line, "a range of neighbors that includes a declared one");
    }
  }
  const sessions = [...content.neighbors].flatMap(([key, text]) =>
    declared.has(key) || usesOurs(text)
      ? readNeighbor(text, defaults, content.objects, problems)
      : passNeighborOver(text, problems),
  );
  const unused = content.objects.unused.map(({ name, line }) => ({ name, line }));
  const { routerId, removed } = content;
  const rpki = [...content.servers.values()].map((server) => readCache(server, problems));
  const removedObjects = readRemoved(content.objects.removed);
  return { file, form: request.form, routerId, removed, removedObjects, sessions, rpki, unused };
}

function usesOurs(text: NeighborText): boolean {
  return [...text.families.values()].some((lines) =>
    lines.some((line) => line.text.includes("PEERC_")),
  );
}

/** A neighbor of others: its statements must be valid for a neighbor, or the router applies them to all. */
function passNeighborOver({ own, families }: NeighborText, problems: ReadingProblems): [] {
  for (const line of own) checkNested("session", line, problems);
  for (const line of [...families.values()].flat()) checkNested("family", line, problems);
  return [];
}

/** Whether a neighbor can be excluded from the log: from 7.9.1 on its model has `log/neighbor/changes`. */
function logsPerNeighbor(version: Version): boolean {
  return atLeast(version, [7, 9]);
}
