/** The key of a kind of check in an agreement: `noc_contact`. */
export function keyOfCheck(kind: string): string {
  return kind.replaceAll("-", "_");
}
