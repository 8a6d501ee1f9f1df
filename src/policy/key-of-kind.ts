/** What a kind of condition or edit is called in a file: `as_path_length`. */
export function keyOfKind(kind: string): string {
  return kind.replaceAll("-", "_");
}
