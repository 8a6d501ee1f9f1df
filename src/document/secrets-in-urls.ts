import type { TextRange } from "../diagnostics/index.ts";

/** A user name and password before the host (RFC 3986, 3.2.1). */
const USERINFO = /(?<=[a-z][a-z0-9+.-]*:\/\/)[^/?#\s"'@]+(?=@)/gi;

/** Parameters of a query that carry a secret by their names: `apikey`, `access_token`, `sig`. */
const PARAMETER =
  /(?<=[?&][\w.-]*(?:pass?w(?:or)?d|pwd|pass|secret|token|auth|credentials?|key|sig|signature)=)[^&#\s"']+/gi;

/** Where URLs in a text contain secrets, in order: a user name and password, or the value of such a parameter. */
export function secretsInUrls(text: string): readonly TextRange[] {
  return [...text.matchAll(USERINFO), ...text.matchAll(PARAMETER)]
    .map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
    .sort((a, b) => a.start - b.start);
}
