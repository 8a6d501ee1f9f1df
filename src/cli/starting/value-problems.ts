import { secretsInUrls } from "../../document/index.ts";
import { parseAddress, parseAsn, parseObjectName } from "../../net/index.ts";

/** What is wrong with a value that somebody gives, for the end of a sentence; null if nothing is. */

/** Of what a reader gives: a value, or what is wrong. */
export function problemOf(read: object | string): string | null {
  return typeof read === "string" ? read : null;
}

/** Of an ASN. */
export function asnProblem(text: string): string | null {
  const asn = parseAsn(text);
  return asn === null || asn === 0 ? `\`${text}\` is no ASN, like 64500` : null;
}

/** Of an IP address. */
export function addressProblem(text: string): string | null {
  return parseAddress(text) ? null : `\`${text}\` is no IP address`;
}

/** Of the name of an IRR object. */
export function objectProblem(text: string): string | null {
  return parseObjectName(text) ? null : `\`${text}\` is no IRR object, like RADB::AS-EXAMPLE`;
}

/** Of any text. */
export function visibleProblem(text: string): string | null {
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(text) ? "it has a character that cannot be seen" : null;
}

/** What is wrong with the place of PeeringDB's data. It is declared and printed, so it must not have a secret. */
export function placeProblem(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const hasUser = url !== null && (url.username !== "" || url.password !== "");
  return hasUser || secretsInUrls(text).length > 0
    ? "its address has a password or a key, which would be committed; give it without"
    : visibleProblem(text);
}

/** A name in a declaration has 1 to 64 visible characters. */
export function nameProblem(text: string): string | null {
  if (text.trim() === "") return "it is empty";
  const { length } = Array.from(text);
  return (
    visibleProblem(text) ??
    (length > 64 ? `it has ${length} characters; at most 64 are taken` : null)
  );
}

/** What GitHub and GitLab take in CODEOWNERS: users, teams or groups, and mail addresses. */
export function ownerProblem(text: string): string | null {
  return /^@[\w.-]+(?:\/[\w.-]+)*$|^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(text)
    ? null
    : `\`${text}\` is no user or team, like @example/noc, and no mail address`;
}

/** Of a registry server: its name or address, with a port if it is not 43. */
export function serverProblem(text: string): string | null {
  return /^(?:[A-Za-z0-9][\w.-]*|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/.test(text)
    ? null
    : `\`${text}\` is no server, like rr.ntt.net or whois.radb.net:43`;
}

/** Of a registry. */
export function sourceProblem(text: string): string | null {
  return /^[A-Z][A-Z0-9-]{0,30}$/.test(text)
    ? null
    : `\`${text}\` is no registry, like RADB, in capital letters`;
}
