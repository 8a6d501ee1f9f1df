import { Cursor } from "./cursor.ts";
import type { Token } from "./tokens.ts";

/** A statement of a protocol: its words, and its block if it has one. */
export interface ProtocolStatement {
  readonly words: readonly Token[];
  readonly block: readonly Token[] | null;
  readonly line: number;
}

/** The statements of a protocol or of a block in one. Throws `NotUnderstood`. */
export function statementsOf(body: readonly Token[]): readonly ProtocolStatement[] {
  const cursor = new Cursor(body);
  const statements: ProtocolStatement[] = [];
  while (!cursor.isAtEnd) {
    const statement = nextStatement(cursor);
    if (statement.words.length > 0 || statement.block) statements.push(statement);
  }
  return statements;
}

function nextStatement(cursor: Cursor): ProtocolStatement {
  const { line } = cursor.token;
  const words: Token[] = [];
  let sets = 0;
  while (!cursor.isAtEnd && !cursor.skip(";")) {
    // In a set of prefixes, braces are around lengths: `[ 10.0.0.0/8{8,24} ]`.
    if (cursor.is("[")) sets++;
    if (cursor.is("]")) sets--;
    if (sets > 0 || !cursor.skip("{")) {
      words.push(cursor.next());
      continue;
    }
    const block = cursor.block();
    cursor.skip(";");
    return { words, block, line };
  }
  return { words, block: null, line };
}
