import { MaskedFile, type RawFile, type Report } from "../../diagnostics/index.ts";
import { formatAddress } from "../../net/index.ts";
import type { ReadRequest, RouterReading } from "../../policy/index.ts";
import { ReadingProblems } from "../reading-problems.ts";
import { readFile } from "./reader/file.ts";
import { readNeighbor, type NeighborText } from "./reader/neighbors.ts";
import { secretsIn } from "./secrets.ts";

/** Reads an IOS-XR configuration back: the neighbors that are ours, with the policies they use as decision graphs. */
export function read(raw: RawFile, request: ReadRequest, report: Report): RouterReading {
  const file = new MaskedFile(raw, secretsIn);
  const problems = new ReadingProblems("IOS-XR", file, report);
  const content = readFile(raw.raw, request.asn, problems);
  const declared = new Set(request.neighbors.map(formatAddress));
  const defaults = {
    asn: content.asn ?? request.asn,
    enforceFirstAs: content.enforceFirstAs,
    validated: content.validated,
    form: request.form,
  };
  const sessions = [...content.neighbors].flatMap(([key, text]) =>
    declared.has(key) || usesOurs(text)
      ? readNeighbor(text, defaults, content.objects, problems)
      : [],
  );
  const unused = content.objects.unused.map(({ name, line }) => ({ name, line }));
  const { routerId, removed, caches: rpki } = content;
  return { file, form: request.form, routerId, removed, sessions, rpki, unused };
}

function usesOurs(text: NeighborText): boolean {
  return [...text.families.values()].some((lines) =>
    lines.some((line) => line.text.includes("PEERC_")),
  );
}
