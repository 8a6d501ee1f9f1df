import type { RemovedFile } from "../git/index.ts";

/**
 * The removed file of a snapshot that a new one was before: the same object in another folder, or in this one under
 * another source. If several qualify, the one with the same content, otherwise none.
 */
export function movedFrom(
  removed: readonly RemovedFile[],
  path: string,
  hash: string,
): string | null {
  const names = path.split("/");
  const [file = "", source = ""] = [names.at(-1), names.at(-2)];
  const folder = names.slice(0, -2).join("/");
  const candidates = removed.filter(({ path: other }) => {
    const isMoved = `/${other}`.endsWith(`/${source}/${file}`);
    const isRenamed = other.startsWith(`${folder}/`) && other.endsWith(`/${file}`);
    return isMoved || (isRenamed && other.split("/").length === names.length);
  });
  const same = candidates.filter((candidate) => candidate.hash === hash);
  const meant = same.length > 0 ? same : candidates;
  return meant.length === 1 ? (meant[0]?.path ?? null) : null;
}
