import { MaskedFile, type RawFile, type Report } from "../../diagnostics/index.ts";
import { formatAddress, parseAddress } from "../../net/index.ts";
import type { NamedLine, ReadRequest, RouterReading } from "../../policy/index.ts";
import { ReadingProblems } from "../reading-problems.ts";
import { readCache } from "./reader/caches.ts";
import { NotUnderstood } from "./reader/cursor.ts";
import { readFile, type BirdFile, type ProtocolText } from "./reader/file.ts";
import { readProtocol } from "./reader/neighbors.ts";
import { secretsIn } from "./secrets.ts";

/** Reads BIRD's configuration back: the protocols that are ours, with their filters as decision graphs. */
export function read(raw: RawFile, request: ReadRequest, report: Report): RouterReading {
  const file = new MaskedFile(raw, secretsIn);
  const problems = new ReadingProblems("BIRD", file, report);
  const content = readFile(raw.raw, problems);
  const told = <T>(protocol: ProtocolText, read: () => readonly T[]): readonly T[] => {
    try {
      return read();
    } catch (thrown) {
      if (!(thrown instanceof NotUnderstood)) throw thrown;
      problems.notUnderstood(thrown.line || protocol.line, thrown.why);
      return [];
    }
  };
  const declared = new Set(request.neighbors.map(formatAddress));
  // Caches first: a filter asks whether its ROA table is filled.
  const rpki = content.protocols
    .filter(({ type }) => type === "rpki")
    .flatMap((protocol) => told(protocol, () => readCache(protocol, content)));
  const sessions = content.protocols
    .filter((protocol) => protocol.type === "bgp" && isOurs(protocol, declared))
    .flatMap((protocol) =>
      told(protocol, () => readProtocol(protocol, content, request.asn, problems)),
    );
  // The router id is of the file that includes ours; what ours leaves out is gone.
  return {
    file,
    form: request.form,
    routerId: "inexpressible",
    removed: "inexpressible",
    sessions,
    rpki,
    unused: unused(content),
  };
}

function isOurs({ name, body }: ProtocolText, declared: ReadonlySet<string>): boolean {
  return (
    name.startsWith("PEERC_") ||
    body.some(
      ({ kind, text }) =>
        (kind === "word" && text.startsWith("PEERC_")) ||
        (kind === "address" && declared.has(formatAddressOf(text))),
    )
  );
}

function formatAddressOf(text: string): string {
  const address = parseAddress(text);
  return address ? formatAddress(address) : "";
}

/** Names of ours that nothing has used. */
function unused({ objects }: BirdFile): readonly NamedLine[] {
  const named = [objects.constants, objects.functions, objects.filters, objects.roaTables];
  return named
    .flatMap((kind) => [...kind].map(([name, { line }]) => ({ name, line })))
    .filter(({ name }) => name.startsWith("PEERC_") && !objects.used.has(name));
}
