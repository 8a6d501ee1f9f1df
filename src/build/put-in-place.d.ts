export function putInPlace(
  folder: string,
  files: ReadonlyMap<string, string>,
  entry: string,
  keptMs?: number,
): void;
