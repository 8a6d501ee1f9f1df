import type { ForgeDialect } from "../forge-dialect.ts";
import { likeGithub, pathOf } from "./like-github.ts";

/** GitHub, and GitHub Enterprise Server: docs.github.com/rest, version 2022-11-28. */
export const github: ForgeDialect = {
  ...likeGithub,
  title: "GitHub",
  // "Body is too long (maximum is 65536 characters)": status 422.
  longest: 65_536,
  headers: (token) => ({
    authorization: `Bearer ${token}`,
    accept: "application/vnd.github+json",
    "x-github-api-version": "2022-11-28",
  }),
  pipelineUsers: ["github-actions[bot]"],
  rights:
    "`permissions: { pull-requests: write }` in the workflow; a pull request from a fork only gets a token that reads",
  listComments: (repository, request) => ({
    method: "GET",
    path: `/repos/${pathOf(repository)}/issues/${request}/comments?per_page=100`,
  }),
  listRequests: (repository, { branch, onto }) => {
    const owner = repository.split("/")[0] ?? "";
    const query = new URLSearchParams({
      state: "open",
      head: `${owner}:${branch}`,
      base: onto,
      per_page: "100",
    });
    return { method: "GET", path: `/repos/${pathOf(repository)}/pulls?${query.toString()}` };
  },
};
