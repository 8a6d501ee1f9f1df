import type { Cursor } from "./cursor.ts";
import { IGNORED, type StatementEnd } from "./ignored.ts";

/**
 * Skips a statement that does not affect peerc's part; false if that is not known about the next one. Its end is
 * determined by BIRD's grammar, so that what follows is never taken for part of it.
 */
export function skipIgnored(cursor: Cursor): boolean {
  const known = IGNORED.find(({ words }) => cursor.is(...words));
  if (!known) return false;
  cursor.skip(...known.words);
  toEnd(cursor, known.end);
  cursor.skip(";");
  return true;
}

function toEnd(cursor: Cursor, end: StatementEnd): void {
  switch (end) {
    case "semicolon":
      cursor.upToSemicolon();
      return;
    case "flags":
      if (cursor.skip("{")) cursor.block();
      else if (!cursor.skip("all") && !cursor.skip("off")) cursor.fail("not what can be logged");
      return;
    case "switch":
      // A list with none of them is on as well.
      if (["on", "yes", "off", "no"].some((word) => cursor.is(word))) cursor.next();
      else if (cursor.token.kind === "number") cursor.next();
      return;
    case "number":
      number(cursor);
      return;
    case "duration":
      number(cursor);
      if (!["s", "ms", "us"].some((unit) => cursor.skip(unit))) cursor.fail("not a time");
      return;
    case "block":
      cursor.next();
      if (cursor.skip("{")) cursor.block();
      return;
  }
}

function number(cursor: Cursor): void {
  if (cursor.token.kind !== "number") cursor.fail("not a number");
  cursor.next();
}
