const FILE = /^(?:index\.json|[A-Z_a-z][A-Za-z0-9-]*\/[A-Z0-9+_-]+\.(?:ipv4|ipv6|origins))$/;

/** Whether a folder, by the paths of all files in it, is a snapshot (also a damaged one) and nothing else. */
export function isSnapshotFolder(paths: readonly string[]): boolean {
  return paths.includes("index.json") && paths.every((path) => FILE.test(path));
}
