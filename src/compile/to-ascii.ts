/**
 * A text in printable ASCII, for comments on every platform: accents are left out (`São` becomes `Sao`), and what has
 * no plain letter becomes `?`.
 */
export function toAscii(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\x20-\x7e]/g, "?");
}
