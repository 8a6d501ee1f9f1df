import type { RtrReading } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { readCache } from "./caches.ts";
import { NotUnderstood } from "./cursor.ts";
import type { BirdFile, ProtocolText } from "./file.ts";
import { roaUses, type RoaUse } from "./roa-uses.ts";

/** Protocols for RPKI caches, and the ROA tables that they use. */
export type CacheTables = ReadonlyMap<ProtocolText, readonly RoaUse[]>;

/** The protocols of a file for RPKI caches. The tables that they fill are marked as filled. */
export function cacheTables(file: BirdFile, problems: ReadingProblems): CacheTables {
  const found = new Map<ProtocolText, readonly RoaUse[]>();
  for (const protocol of file.protocols.filter(({ type }) => type === "rpki")) {
    const uses = reporting(protocol, problems, () => roaUses(protocol, file));
    for (const { table, fills } of uses) {
      const known = file.objects.roaTables.get(table);
      if (known && fills) known.filled = true;
    }
    found.set(protocol, uses);
  }
  return found;
}

/** Peerc's caches: by their name, or by what they fill. */
export interface OurCaches {
  readonly protocols: readonly ProtocolText[];
  readonly caches: readonly RtrReading[];
  /** ROA tables that our filters use, or that have one of our names. */
  readonly roaTables: ReadonlySet<string>;
}

/** Reads peerc's caches, once all filters are read. Each must fill all tables that the filters use. */
export function readCaches(
  tables: CacheTables,
  file: BirdFile,
  problems: ReadingProblems,
): OurCaches {
  const { roaTables, used } = file.objects;
  const tested = [...roaTables.keys()].filter((name) => used.has(name));
  const ours = new Set([
    ...tested,
    ...[...roaTables.keys()].filter((name) => name.startsWith("PEERC_")),
  ]);
  for (const name of ours) {
    const { line = 0, isPlain = true } = roaTables.get(name) ?? {};
    if (!isPlain) {
      problems.notUnderstood(line, "options that may delay the effect of changed ROAs");
    }
  }
  const protocols = [...tables].filter(
    ([{ name }, uses]) =>
      name.startsWith("PEERC_") || uses.some(({ table, fills }) => fills && ours.has(table)),
  );
  const caches = protocols.flatMap(([protocol, uses]) => {
    for (const { table } of uses) used.add(table);
    const missed = tested.find((name) => !uses.some(({ table }) => table === name));
    if (missed !== undefined) {
      const problem = "is a table that our filters ask, and not filled by this cache";
      problems.notUnderstood(protocol.line, { name: missed, problem });
    }
    return reporting(protocol, problems, () => [readCache(protocol, file, problems)]);
  });
  return { protocols: protocols.map(([protocol]) => protocol), caches, roaTables: ours };
}

function reporting<T>(
  protocol: ProtocolText,
  problems: ReadingProblems,
  read: () => readonly T[],
): readonly T[] {
  try {
    return read();
  } catch (thrown) {
    if (!(thrown instanceof NotUnderstood)) throw thrown;
    problems.notUnderstood(thrown.line || protocol.line, thrown.why);
    return [];
  }
}
