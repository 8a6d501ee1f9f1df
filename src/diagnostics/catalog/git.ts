import { error, warning } from "../entry.ts";

/** What to do about a shallow clone. */
const UNSHALLOW =
  "this clone holds a part of the history only: `git fetch --unshallow` gets the rest (with actions/checkout: `fetch-depth: 0`)";

/** Diagnostics of `src/git`. */
export const gitCatalog = {
  "git-missing": error({
    about:
      "What a network was at a revision is read from its repository by git, which is not installed here.",
    message: () => "git is not installed",
    hint: () => "install git (apt-get install git), or name folders instead of revisions",
  }),
  "git-no-repository": error<{ folder: string }>({
    about: "The folder is in no working tree of a git repository, so there are no revisions of it.",
    message: (p) => `${p.folder} is in no git repository`,
    hint: () => "name a folder inside of a clone",
  }),
  "git-distrusts": error<{ folder: string; command?: string }>({
    about:
      "Of a repository that belongs to another user than the one who runs it git reads nothing, since its configuration can run programs.",
    message: (p) => `git does not read the repository of ${p.folder}: it belongs to somebody else`,
    hint: (p) => {
      const allow = p.command === undefined ? "" : `, or if you trust it: \`${p.command}\``;
      return `run peerc as the user that it belongs to${allow}`;
    },
  }),
  "git-failed": error<{ folder: string; why: string }>({
    about: "The repository could not be read, for a reason that git gives itself.",
    message: (p) => `git cannot read the repository of ${p.folder}: ${p.why}`,
  }),
  "git-no-commits": error<{ folder: string }>({
    about: "The repository has no commits yet, so there is nothing that it could be compared with.",
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
      "The repository has no commit of this name: it is misspelt, was not fetched, or lies before the point at which the history of a shallow clone begins.",
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
          : `this clone holds a part of the history only: \`git fetch --deepen=${p.depth}\` gets as much more as this needs`;
      return fetch === null ? deepen : `${fetch}; ${deepen}`;
    },
  }),
  "git-revision-ambiguous": error<{ revision: string; folder: string }>({
    about: "The name stands for more than one thing: a branch and a tag, or several commits.",
    message: (p) =>
      `\`${p.revision}\` stands for more than one revision in the repository of ${p.folder}`,
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
      "At the revision the network's folder was not there: it was made or moved later, or what stood there was no folder of this repository.",
    message: (p) =>
      p.what === "nothing"
        ? `there was no folder ${p.folder} at \`${p.revision}\``
        : `at \`${p.revision}\` ${p.what} stood where ${p.folder} is`,
    hint: (p) =>
      p.what === "a submodule"
        ? "a submodule has a repository of its own: run peerc inside of it, with its revisions"
        : `\`git log --stat ${p.revision}\` shows what was there; with --dir name the folder that it was then`,
  }),
  "git-submodule": error<{ revision: string; path: string }>({
    about:
      "A part of the network is a submodule. Its content is in another repository, of which this one knows nothing but a commit.",
    message: (p) => `at \`${p.revision}\` ${p.path} is a submodule, which cannot be read from here`,
    hint: () => "check the revision out with its submodules, and name the folder instead",
  }),
  "git-no-default-branch": error<{ folder: string }>({
    about:
      "Without a revision to compare with, the point is taken at which the work left the default branch: `origin/HEAD`, or `main` or `master`. The repository has none of them.",
    message: (p) =>
      `the repository of ${p.folder} has no default branch: neither origin/HEAD, nor main or master`,
    hint: () =>
      "name the revision to compare with, or run `git remote set-head origin --auto` for git to know it",
  }),
  "git-no-merge-base": error<{
    revision: string;
    branch: string;
    folder: string;
    isShallow: boolean;
  }>({
    about:
      "The revision and the default branch have no commit in common, as far as the repository holds their history.",
    message: (p) =>
      `\`${p.revision}\` and ${p.branch} have no common history in the repository of ${p.folder}`,
    hint: (p) => (p.isShallow ? UNSHALLOW : "name the revision to compare with"),
  }),
  "git-history-cut": warning<{ folder: string }>({
    about:
      "The clone is shallow: what its first commit holds may have come with an earlier one, which was not fetched.",
    message: (p) => `the history of ${p.folder} begins where this clone was cut off`,
    hint: () => "`git fetch --unshallow` gets the rest (with actions/checkout: `fetch-depth: 0`)",
  }),
} as const;
