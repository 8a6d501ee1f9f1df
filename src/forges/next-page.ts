/** Where a list goes on: at a URL of the API, or at another host, to which a token must not be sent. */
export type NextPage =
  | { readonly isElsewhere: false; readonly url: string }
  | { readonly isElsewhere: true };

/**
 * The next page of a list by its `Link` header (RFC 8288), as GitHub, GitLab and Forgejo give it: an absolute URL; null at
 * the last page. Whether a page is full says nothing: a forge leaves out what may not be seen.
 */
export function nextPage(link: string | null, api: string): NextPage | null {
  for (const part of (link ?? "").split(/,(?=\s*<)/)) {
    const [, url = "", params = ""] = /^\s*<([^>]*)>(.*)$/.exec(part) ?? [];
    if (!/;\s*rel="?next"?(?:\s*;|\s*$)/i.test(params)) continue;
    const root = new URL(api);
    if (!URL.canParse(url, root.href)) return { isElsewhere: true };
    const next = new URL(url, root);
    return next.origin === root.origin
      ? { isElsewhere: false, url: next.href }
      : { isElsewhere: true };
  }
  return null;
}
