import { shortCommit, type OutdatedReason } from "./outdated-file.ts";

/** Inputs that are named; a refresh changes thousands. */
const NAMED = 4;

/** Why a file is out of date, as a clause. */
export function reasonText(reason: OutdatedReason): string {
  switch (reason.kind) {
    case "missing":
      return "it is missing: it has not been built, or was removed";
    case "left-over":
      return "no router of the declaration has this name";
    case "inputs": {
      const commit = shortCommit(reason.commit);
      return `an input changed: it was built of commit ${commit}, and since then ${inputsText(reason.inputs)} changed`;
    }
    case "edited-now":
      return "it was edited: the last commit has what a build writes, and the file on disk is another";
    case "not-committed":
      return "it is neither what is committed nor what a build writes: an input changed after a build, or it was edited";
    case "edited": {
      const commit = shortCommit(reason.commit);
      return `it was edited by hand, or built before the last change of an input: commit ${commit} has it, and its inputs make another file`;
    }
    case "version":
      return `another version of peerc wrote it: ${reason.wrote}, which makes something else of the same inputs`;
    case "unknown":
      return `why is not known: ${reason.why}`;
  }
}

/** `peers/content.yaml and 12 files of snapshot`. */
function inputsText(inputs: readonly string[]): string {
  const isData = (path: string): boolean => path.startsWith("snapshot/");
  const data = inputs.filter(isData).length;
  const others = inputs.filter((path) => !isData(path));
  const more = others.length - NAMED;
  const parts = [
    ...others.slice(0, NAMED),
    ...(more > 0 ? [`${more} more`] : []),
    ...(data > 0 ? [`${data} ${data === 1 ? "file" : "files"} of snapshot`] : []),
  ];
  const last = parts.pop() ?? "";
  return parts.length === 0 ? last : `${parts.join(", ")} and ${last}`;
}
