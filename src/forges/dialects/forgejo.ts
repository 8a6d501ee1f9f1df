import type { ForgeDialect } from "../forge-dialect.ts";
import { likeGithub, pathOf } from "./like-github.ts";

/** Forgejo, and Gitea, whose API it keeps: `/api/v1`, described by each instance at `/api/swagger`. */
export const forgejo: ForgeDialect = {
  ...likeGithub,
  title: "Forgejo",
  // It documents no limit; GitHub's is enough for anybody who reads it.
  longest: 65_536,
  headers: (token) => ({ authorization: `token ${token}`, accept: "application/json" }),
  pipelineUsers: ["forgejo-actions", "gitea-actions"],
  rights:
    "write access to issues and pull requests; a pull request from a fork only gets a token that reads",
  listComments: (repository, request) => ({
    method: "GET",
    path: `/repos/${pathOf(repository)}/issues/${request}/comments`,
  }),
  // No choice by branch.
  listRequests: (repository) => ({
    method: "GET",
    path: `/repos/${pathOf(repository)}/pulls?state=open&limit=50`,
  }),
};
