import { readPrefix, type Asn, type Prefix } from "../../net/index.ts";
import { readAsn } from "../rpsl/names.ts";

/** A member of a set, taken apart: an ASN, a prefix, or the name of another set. */
export interface SetMember {
  /** As the set lists it: `192.0.2.0/24^+`. */
  readonly text: string;
  /** The name or the prefix, without the operator. */
  readonly body: string;
  /** The range operator (`^+`), or null. */
  readonly operator: string | null;
  readonly asn: Asn | null;
  readonly prefix: Prefix | null;
}

/** The members of a set: ASNs without an operator, which nearly all are, in a column, and all others. */
export interface SetMembers {
  readonly asns: Uint32Array;
  readonly others: readonly SetMember[];
}

/** Takes the members of a set apart; they stay in their order, ASNs and others by themselves. */
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

/** Takes a member apart. Its text is one that reading the set let pass; anything else is a bug. */
export function splitMember(text: string): SetMember {
  const caret = text.indexOf("^");
  const body = caret < 0 ? text : text.slice(0, caret);
  const operator = caret < 0 ? null : text.slice(caret);
  if (!body.includes("/")) return { text, body, operator, asn: readAsn(body), prefix: null };
  const prefix = readPrefix(body);
  if (typeof prefix === "string") throw new Error(`a member that was read before: ${text}`);
  return { text, body, operator, asn: null, prefix };
}
