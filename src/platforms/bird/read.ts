import type { Report, Source } from "../../diagnostics/index.ts";
import { formatAddress, parseAddress } from "../../net/index.ts";
import type { NamedLine, ReadRequest, RouterReading, RtrReading } from "../../policy/index.ts";
import { ReadingProblems } from "../reading-problems.ts";
import { NotUnderstood } from "./reader/cursor.ts";
import { readFile, statementsOf, type BirdFile, type ProtocolText } from "./reader/file.ts";
import { readProtocol } from "./reader/neighbors.ts";

/** Reads BIRD's configuration back: the protocols that are ours, with their filters as decision graphs. */
export function read(source: Source, request: ReadRequest, report: Report): RouterReading {
  const problems = new ReadingProblems("BIRD", source, report);
  const file = readFile(source.text, problems);
  const told = <T>(protocol: ProtocolText, read: () => readonly T[]): readonly T[] => {
    try {
      return read();
    } catch (thrown) {
      if (!(thrown instanceof NotUnderstood)) throw thrown;
      problems.notUnderstood(thrown.line || protocol.line, thrown.message);
      return [];
    }
  };
  const declared = new Set(request.neighbors.map(formatAddress));
  // Caches first: a filter asks whether its ROA table is filled.
  const rpki = file.protocols
    .filter(({ type }) => type === "rpki")
    .flatMap((protocol) => told(protocol, () => readCache(protocol, file)));
  const sessions = file.protocols
    .filter((protocol) => protocol.type === "bgp" && isOurs(protocol, declared))
    .flatMap((protocol) =>
      told(protocol, () => readProtocol(protocol, file, request.asn, problems)),
    );
  // The router id is of the file that includes ours; what ours leaves out is gone.
  return {
    source,
    form: request.form,
    routerId: "inexpressible",
    removed: "inexpressible",
    sessions,
    rpki,
    unused: unused(file),
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

/** `protocol rpki`: BIRD asks all caches at once, so there is no preference. */
function readCache({ body, line }: ProtocolText, file: BirdFile): readonly RtrReading[] {
  const times = new Map<string, number>();
  let [address, port]: [RtrReading["address"] | null, number] = [null, 323];
  for (const { words, block, line: at } of statementsOf(body)) {
    const [first = "", second = "", third = "", fourth = ""] = words.map(({ text }) => text);
    if (block && (first === "roa4" || first === "roa6")) {
      const [table] = statementsOf(block);
      const name = table?.words[1]?.text ?? "";
      const known = file.objects.roaTables.get(name);
      if (!known) throw new NotUnderstood(at, `no table ${name} is defined`);
      known.filled = true;
      file.objects.used.add(name);
    } else if (first === "remote") {
      address = parseAddress(second);
      if (third === "port") port = Number(fourth);
    } else if (/^(refresh|retry|expire)$/.test(first)) {
      times.set(first, Number(second === "keep" ? third : second));
    } else throw new NotUnderstood(at, "not a setting of a cache that peerc knows");
  }
  if (!address) throw new NotUnderstood(line, "a cache without an address");
  // BIRD's own, where the file says nothing (BIRD manual, "RPKI").
  const own = { refresh: 3600, retry: 600, expire: 7200 };
  const time = (name: keyof typeof own) => times.get(name) ?? own[name];
  return [
    {
      address,
      port,
      preference: null,
      refresh: time("refresh"),
      retry: time("retry"),
      expire: time("expire"),
      line,
    },
  ];
}

/** Names of ours that nothing has used. */
function unused({ objects }: BirdFile): readonly NamedLine[] {
  const named = [objects.constants, objects.functions, objects.filters, objects.roaTables];
  return named
    .flatMap((kind) => [...kind].map(([name, { line }]) => ({ name, line })))
    .filter(({ name }) => name.startsWith("PEERC_") && !objects.used.has(name));
}
