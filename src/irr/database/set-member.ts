import { readPrefix, type Asn, type Prefix } from "../../net/index.ts";
import { readAsn } from "../rpsl/names.ts";

/** A parsed member of a set: an ASN, a prefix, or the name of another set. */
export interface SetMember {
  /** As listed in the set: `192.0.2.0/24^+`. */
  readonly text: string;
  /** The name or the prefix, without the operator. */
  readonly body: string;
  /** The range operator (`^+`), or null. */
  readonly operator: string | null;
  readonly asn: Asn | null;
  readonly prefix: Prefix | null;
}

/** The members of a set: ASNs without an operator, as nearly all are, in a column, and all others. */
export interface SetMembers {
  readonly asns: Uint32Array;
  readonly others: readonly SetMember[];
}

/** Splits the members of a set by kind; ASNs and others keep their order. */
export function splitMembers(texts: readonly string[]): SetMembers {
  const asns = new Uint32Array(texts.length);
  const others: SetMember[] = [];
  let size = 0;
  for (const text of texts) {
    const member = splitMember(text);
    if (member.asn !== null && member.operator === null) asns[size++] = member.asn;
    else others.push(member);
  }
  return { asns: asns.slice(0, size), others };
}

/** Parses a member. Its text was already accepted when the set was read; anything else is a bug. */
export function splitMember(text: string): SetMember {
  const caret = text.indexOf("^");
  const body = caret < 0 ? text : text.slice(0, caret);
  const operator = caret < 0 ? null : text.slice(caret);
  if (!body.includes("/")) return { text, body, operator, asn: readAsn(body), prefix: null };
  const prefix = readPrefix(body);
  if (typeof prefix === "string") throw new Error(`a member that was read before: ${text}`);
  return { text, body, operator, asn: null, prefix };
}
