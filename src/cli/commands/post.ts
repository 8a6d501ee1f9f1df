import type { Command } from "./command.ts";

/** `peerc post`: writes to a forge. */
export const post: Command = {
  name: "post",
  summary: "put a text on GitHub, GitLab or Forgejo: one comment, or a branch's request",
  usage: "FILE (--request N | --branch NAME --onto NAME --title TEXT) [--forge NAME]",
  about:
    "Puts the Markdown in FILE on a forge, for pipelines. With --request, as a comment on that pull or merge request: the\n" +
    "one that an earlier run wrote is changed in place, and never one of another account. With --branch, as the text of\n" +
    "the request of that branch, which is opened, or changed if it is open. A text that is longer than the forge takes is\n" +
    "cut at a line, and says so. Nothing is written twice: not by two pipelines at once, nor after a lost answer.\n\n" +
    "The forge, its API, the repository and the number of the run are taken from what pipelines set (GITHUB_*, CI_*).\n" +
    "The token is taken only from the environment: PEERC_FORGE_TOKEN, or GITHUB_TOKEN, GITLAB_TOKEN, FORGEJO_TOKEN. It is\n" +
    "never printed, and sent to the API's own host over TLS only.",
  options: {
    request: {
      type: "string",
      value: "N",
      help: "the number of the request that gets the comment (GitLab sets it)",
    },
    name: {
      type: "string",
      value: "NAME",
      help: "which comment: a request has one of each name (default: diff)",
    },
    head: {
      type: "string",
      value: "COMMIT",
      help: "the text is about this commit: exit 2, and write nothing, if the request is at another one",
    },
    branch: { type: "string", value: "NAME", help: "the branch whose request gets the text" },
    onto: {
      type: "string",
      value: "NAME",
      help: "with --branch, the branch that it is to go into",
    },
    title: { type: "string", value: "TEXT", help: "with --branch, the title of the request" },
    forge: { type: "string", value: "NAME", help: "github, gitlab or forgejo" },
    api: {
      type: "string",
      value: "URL",
      help: "the root of its API: https://gitlab.example.net/api/v4",
    },
    repository: {
      type: "string",
      value: "NAME",
      help: "owner/name; on GitLab the number or the path of the project",
    },
    author: {
      type: "string",
      value: "ACCOUNT",
      help: "whose comments are ours (default: the account of the token)",
    },
    run: {
      type: "string",
      value: "N",
      help: "the number of this run: a comment of a later one is left as it is",
    },
  },
  examples: [
    {
      line: "peerc diff origin/main HEAD --format markdown > diff.md; peerc post diff.md --request 12",
      about: "what a pull request means, as its one comment",
    },
    {
      line: "peerc post diff.md --request 12 --name networks/a",
      about: "in a repository with two networks, a comment for each",
    },
    {
      line: 'peerc post diff.md --branch peerc/refresh --onto main --title "Refresh the registry data"',
      about: "open or update the request of a nightly refresh",
    },
  ],
  positionals: { min: 1, max: 1, names: "FILE" },
  conflicts: [
    { pair: ["request", "branch"], why: "a comment goes to a request, a request is of a branch" },
  ],
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-post.ts")).runPost(args, io),
};
