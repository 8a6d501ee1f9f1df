import type { Report, Source } from "../../diagnostics/index.ts";
import { formatAddress } from "../../net/index.ts";
import type { ReadRequest, RouterReading } from "../../policy/index.ts";
import { ReadingProblems } from "../reading-problems.ts";
import { readFile } from "./reader/file.ts";
import { readNeighbor, type NeighborText } from "./reader/neighbors.ts";

/** Reads an IOS-XR configuration back: the neighbors that are ours, with the policies they use as decision graphs. */
export function read(source: Source, request: ReadRequest, report: Report): RouterReading {
  const problems = new ReadingProblems("IOS-XR", source, report);
  const file = readFile(source.text, request.asn, problems);
  const declared = new Set(request.neighbors.map(formatAddress));
  const defaults = {
    asn: file.asn ?? request.asn,
    enforceFirstAs: file.enforceFirstAs,
    validated: file.validated,
    form: request.form,
  };
  const sessions = [...file.neighbors].flatMap(([key, text]) =>
    declared.has(key) || usesOurs(text) ? readNeighbor(text, defaults, file.objects, problems) : [],
  );
  const unused = file.objects.unused.map(({ name, line }) => ({ name, line }));
  const { routerId, removed, caches: rpki } = file;
  return { source, form: request.form, routerId, removed, sessions, rpki, unused };
}

function usesOurs(text: NeighborText): boolean {
  return [...text.families.values()].some((lines) =>
    lines.some((line) => line.text.includes("PEERC_")),
  );
}
