/** The key of a kind of condition or edit in a file: `as_path_length`. */
export function keyOfKind(kind: string): string {
  return kind.replaceAll("-", "_");
}
