import type { BirdFile, ProtocolText } from "./file.ts";
import { ancestry } from "./inherited.ts";
import { statementsOf, type ProtocolStatement } from "./protocol-statements.ts";

/** A ROA table that a protocol uses. */
export interface RoaUse {
  readonly table: string;
  /** Whether the protocol may add ROAs to it. */
  readonly fills: boolean;
  readonly line: number;
}

interface Use {
  table: string | null;
  fills: boolean;
  line: number;
}

/**
 * The ROA tables that a protocol uses, according to its ancestors and itself: a channel without a table has the first
 * one of its family that is defined before it (nest/rt-table.c, `rt_new_table`; seen on 2.0.12). Throws
 * `NotUnderstood`.
 */
export function roaUses(protocol: ProtocolText, file: BirdFile): readonly RoaUse[] {
  const chain = ancestry(protocol, file) ?? [protocol];
  const uses = protocol.type === "pipe" ? ofPipe(chain, protocol.line) : ofChannels(chain);
  return uses.flatMap(({ table, fills, line }) =>
    table !== null && file.objects.roaTables.has(table) ? [{ table, fills, line }] : [],
  );
}

function ofChannels(chain: readonly ProtocolText[]): readonly Use[] {
  const channels = new Map<string, Use>();
  for (const { body, roaTables } of chain) {
    for (const { words, block, line } of statementsOf(body)) {
      const name = words[0]?.text;
      if ((name !== "roa4" && name !== "roa6") || words.length > 1) continue;
      const table = roaTables[name === "roa4" ? "ipv4" : "ipv6"];
      const channel = channels.get(name) ?? { table, fills: true, line };
      for (const statement of statementsOf(block ?? [])) {
        const [first, second] = statement.words.map(({ text }) => text);
        if (first === "table") channel.table = second ?? null;
        channel.fills = isOpen(statement, "import") ?? channel.fills;
      }
      channel.line = line;
      channels.set(name, channel);
    }
  }
  return [...channels.values()];
}

/** A pipe fills both of its tables by default: `import` is into its own, `export` into its peer's. */
function ofPipe(chain: readonly ProtocolText[], line: number): readonly Use[] {
  const [own, peer]: [Use, Use] = [
    { table: null, fills: true, line },
    { table: null, fills: true, line },
  ];
  for (const statement of chain.flatMap(({ body }) => statementsOf(body))) {
    const [first, second, third] = statement.words.map(({ text }) => text);
    if (first === "table") own.table = second ?? null;
    if (first === "peer" && second === "table") peer.table = third ?? null;
    own.fills = isOpen(statement, "import") ?? own.fills;
    peer.fills = isOpen(statement, "export") ?? peer.fills;
  }
  return [own, peer];
}

/** Whether a statement allows anything in a direction; null if it does not say. */
function isOpen({ words }: ProtocolStatement, direction: "import" | "export"): boolean | null {
  const [first, second] = words.map(({ text }) => text);
  if (first !== direction) return null;
  if (second === "none") return false;
  return second === "all" || second === "filter" || second === "where" ? true : null;
}
