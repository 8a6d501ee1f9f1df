import { MaskedFile, type RawFile, type Report } from "../../diagnostics/index.ts";
import {
  neighborOf,
  type NamedLine,
  type ReadRequest,
  type RouterReading,
} from "../../model/index.ts";
import { ReadingProblems } from "../reading-problems.ts";
import { checkOther } from "./reader/check-others.ts";
import { NotUnderstood } from "./reader/cursor.ts";
import { readFile, type BirdFile, type ProtocolText } from "./reader/file.ts";
import { isOurs } from "./reader/is-ours.ts";
import { readProtocol } from "./reader/neighbors.ts";
import { cacheTables, readCaches } from "./reader/read-caches.ts";
import { served } from "./reader/serving.ts";
import { secretsIn } from "./secrets.ts";

/**
 * Reads BIRD's configuration back: peerc's protocols, with their filters as decision graphs. Everything else in the
 * file is either known not to affect them, or reported.
 */
export function read(raw: RawFile, request: ReadRequest, report: Report): RouterReading {
  const { form, neighbors } = request;
  const file = new MaskedFile(raw, secretsIn);
  const problems = new ReadingProblems("BIRD", file, report);
  const content = readFile(raw.raw, problems);
  const reporting = <T>(protocol: ProtocolText, read: () => T, otherwise: T): T => {
    try {
      return read();
    } catch (thrown) {
      if (!(thrown instanceof NotUnderstood)) throw thrown;
      problems.notUnderstood(thrown.line || protocol.line, thrown.why);
      return otherwise;
    }
  };
  // Caches first: a filter's meaning depends on whether its ROA table is filled.
  const tables = cacheTables(content, problems);
  const ours = content.protocols.filter(
    (protocol) =>
      protocol.type === "bgp" &&
      reporting(protocol, () => isOurs(protocol, content, neighbors), true),
  );
  const sessions = ours.flatMap((protocol) =>
    reporting(protocol, () => readProtocol(protocol, content, request, problems), []),
  );
  const { protocols: caches, caches: rpki, roaTables } = readCaches(tables, content, problems);
  const withBfd = sessions.filter(({ options }) => options.bfd !== null);
  const seen = new Set([...ours, ...caches]);
  for (const protocol of content.protocols) {
    if (seen.has(protocol)) continue;
    const declared = { neighbors, withBfd: withBfd.map(neighborOf), roaTables };
    checkOther(protocol, content, declared, problems);
  }
  return {
    file,
    form,
    routerId: routerIdOf(content, form, problems),
    // Leaving a protocol out of our file removes it.
    removed: "inexpressible",
    removedObjects: "inexpressible",
    sessions: form === "running" ? served(sessions, content, problems) : sessions,
    rpki,
    unused: unused(content),
  };
}

/** The router ID is in the file that includes ours, but a running configuration has it. */
function routerIdOf(
  { routerId, routerIdFrom }: BirdFile,
  form: ReadRequest["form"],
  problems: ReadingProblems,
): RouterReading["routerId"] {
  if (routerId === null && routerIdFrom !== null) {
    problems.notUnderstood(routerIdFrom, "a router ID that depends on the router's addresses");
  }
  return routerId ?? (form === "running" ? null : "inexpressible");
}

/** Peerc's names that nothing has used. */
function unused({ objects }: BirdFile): readonly NamedLine[] {
  const named = [objects.constants, objects.functions, objects.filters, objects.roaTables];
  return named
    .flatMap((kind) => [...kind].map(([name, { line }]) => ({ name, line })))
    .filter(({ name }) => name.startsWith("PEERC_") && !objects.used.has(name));
}
