import type { Span } from "../../../diagnostics/index.ts";
import type { Complaints } from "../../complaints.ts";
import { isName, type NameKind } from "../quote.ts";

/** Reports a name that IOS-XR would read differently, or that is too long. */
export function nameLimits(
  kind: NameKind,
  what: string,
  name: string,
  longest: number,
  span: Span,
  complain: Complaints,
): void {
  complain.unsafe(what, firstOutside(kind, name), span);
  complain.range(`the length of ${what}`, name.length, { most: longest }, span);
}

/** The character that makes a text an invalid name, in quotes: the one after its longest valid beginning. */
function firstOutside(kind: NameKind, name: string): string | null {
  if (isName(kind, name)) return null;
  for (let length = 1; length <= name.length; length++) {
    if (!isName(kind, name.slice(0, length))) return JSON.stringify(name.charAt(length - 1));
  }
  return '""';
}
