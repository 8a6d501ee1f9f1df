/** Why a file is not what a build would write. */
export type OutdatedReason =
  /** It is not there. */
  | { readonly kind: "missing" }
  /** It is there, and nothing of it would be written: its router has gone, or it is somebody else's. */
  | { readonly kind: "left-over" }
  /** It is what was built of a commit; these inputs have changed since, by their paths in the network's folder. */
  | { readonly kind: "inputs"; readonly commit: string; readonly inputs: readonly string[] }
  /** The last commit has what a build would write: it was edited after that, and not committed. */
  | { readonly kind: "edited-now" }
  /** On disk it is neither what was committed nor what a build would write. */
  | { readonly kind: "not-committed" }
  /** The commit that changed it last has inputs of which this version of peerc, which wrote it, makes something else. */
  | { readonly kind: "edited"; readonly commit: string }
  /** Another version of peerc wrote it, and makes something else of the same inputs. */
  | { readonly kind: "version"; readonly wrote: string }
  /** It cannot be said. */
  | { readonly kind: "unknown"; readonly why: string };

/** A file that is not what a build would write. */
export interface OutdatedFile {
  /** Its name in the output folder. */
  readonly name: string;
  readonly reason: OutdatedReason;
}

/** A commit in messages. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 12);
}
