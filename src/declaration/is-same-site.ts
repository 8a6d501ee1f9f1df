/**
 * Whether a router's `site` is the site of this name. An accent can be written as part of its letter or after it, and looks
 * the same; so it is (Unicode, normalization form C).
 */
export function isSameSite(site: string | null, name: string): boolean {
  return site !== null && site.normalize("NFC") === name.normalize("NFC");
}
