import { error, warning } from "../entry.ts";

/** What to do about a shallow clone. */
const UNSHALLOW =
  "this clone has only a part of the history: `git fetch --unshallow` gets the rest (with actions/checkout: `fetch-depth: 0`)";

/** Diagnostics of `src/git`. */
export const gitCatalog = {
  "git-missing": error({
    about: "A network at a revision is read with git, which is not installed here.",
    message: () => "git is not installed",
    hint: () => "install git (apt-get install git), or name folders instead of revisions",
  }),
  "git-no-repository": error<{ folder: string }>({
    about: "The folder is not in the working tree of a git repository, so it has no revisions.",
    message: (p) => `${p.folder} is not in a git repository`,
    hint: () => "name a folder inside a clone",
  }),
  "git-distrusts": error<{ folder: string; command?: string }>({
    about:
      "A repository that belongs to another user is not read by git, because the repository's configuration can run programs.",
    message: (p) => `git does not read the repository of ${p.folder}: it belongs to another user`,
    hint: (p) => {
      const allow = p.command === undefined ? "" : `, or if you trust it: \`${p.command}\``;
      return `run peerc as the owner of the repository${allow}`;
    },
  }),
  "git-failed": error<{ folder: string; why: string }>({
    about: "The repository could not be read; the message is git's own.",
    message: (p) => `git cannot read the repository of ${p.folder}: ${p.why}`,
  }),
  "git-no-commits": error<{ folder: string }>({
    about: "The repository has no commits yet, so there is nothing to compare with.",
    message: (p) => `the repository of ${p.folder} has no commits`,
    hint: () => "commit the network first",
  }),
  "git-revision-unknown": error<{
    revision: string;
    folder: string;
    isShallow: boolean;
    /** The largest number of commits that a shallow clone may lack for it; null if unknown. */
    depth: number | null;
  }>({
    about:
      "The repository has no commit of this name: it is misspelled, was not fetched, or is older than the history in a shallow clone.",
    message: (p) => `the repository of ${p.folder} has no revision \`${p.revision}\``,
    hint: (p) => {
      if (/\.\./.test(p.revision)) return "name one revision, not a range of them";
      const remote = /^origin\/([\w./-]+)$/.exec(p.revision)?.[1];
      const fetch =
        remote === undefined
          ? null
          : `\`git fetch origin ${remote}:refs/remotes/origin/${remote}\` gets the branch`;
      if (!p.isShallow) return fetch ?? "see `git log --oneline` and `git branch --all`";
      const deepen =
        p.depth === null
          ? UNSHALLOW
          : `this clone has only a part of the history: \`git fetch --deepen=${p.depth}\` gets enough of the rest`;
      return fetch === null ? deepen : `${fetch}; ${deepen}`;
    },
  }),
  "git-revision-ambiguous": error<{ revision: string; folder: string }>({
    about: "The name has several meanings: a branch and a tag, or several commits.",
    message: (p) => `\`${p.revision}\` is ambiguous in the repository of ${p.folder}`,
    hint: (p) =>
      /^[0-9a-f]+$/i.test(p.revision)
        ? "write more digits of the hash"
        : `write refs/heads/${p.revision} for the branch, refs/tags/${p.revision} for the tag`,
  }),
  "git-no-folder": error<{
    revision: string;
    folder: string;
    what: "nothing" | "a file" | "a symbolic link" | "a submodule";
  }>({
    about:
      "The network's folder did not exist at the revision: it was created or moved later, or its path was not a folder of this repository.",
    message: (p) =>
      p.what === "nothing"
        ? `there was no folder ${p.folder} at \`${p.revision}\``
        : `at \`${p.revision}\` there was ${p.what} instead of the folder ${p.folder}`,
    hint: (p) =>
      p.what === "a submodule"
        ? "a submodule has its own repository: run peerc inside it, with its revisions"
        : `\`git log --stat ${p.revision}\` shows what was there; use --dir with the folder's name at that time`,
  }),
  "git-submodule": error<{ revision: string; path: string }>({
    about:
      "A part of the network is a submodule. Its content is in another repository; this one only records a commit.",
    message: (p) => `at \`${p.revision}\` ${p.path} is a submodule, which cannot be read from here`,
    hint: () => "check out the revision with its submodules, and name the folder instead",
  }),
  "git-no-default-branch": error<{ folder: string }>({
    about:
      "Without a revision, the network is compared with the point at which the work left the default branch: `origin/HEAD`, `main` or `master`. The repository has none of them.",
    message: (p) =>
      `the repository of ${p.folder} has no default branch: neither origin/HEAD, nor main or master`,
    hint: () =>
      "name the revision to compare with, or run `git remote set-head origin --auto` to set it",
  }),
  "git-no-merge-base": error<{
    revision: string;
    branch: string;
    folder: string;
    isShallow: boolean;
  }>({
    about:
      "The revision and the default branch have no commit in common, as far as the repository has their history.",
    message: (p) =>
      `\`${p.revision}\` and ${p.branch} have no common history in the repository of ${p.folder}`,
    hint: (p) => (p.isShallow ? UNSHALLOW : "name the revision to compare with"),
  }),
  "git-history-cut": warning<{ folder: string }>({
    about:
      "The clone is shallow: the contents of its first commit may come from an earlier one, which was not fetched.",
    message: (p) => `the history of ${p.folder} is incomplete: this clone is shallow`,
    hint: () => "`git fetch --unshallow` gets the rest (with actions/checkout: `fetch-depth: 0`)",
  }),
} as const;
