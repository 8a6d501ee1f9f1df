import type {
  ForgeComment,
  ForgeDialect,
  ForgeRequest,
  RequestBranches,
} from "../forge-dialect.ts";
import { numberAt, textAt } from "./json.ts";

/** What GitHub's API and those that follow it have in common. */
export type LikeGithub = Pick<
  ForgeDialect,
  | "whoAmI"
  | "readUser"
  | "createComment"
  | "updateComment"
  | "deleteComment"
  | "readComment"
  | "getRequest"
  | "createRequest"
  | "updateRequest"
  | "readRequest"
>;

const commentAt = (repository: string, id: number): string =>
  `/repos/${pathOf(repository)}/issues/comments/${id}`;

/** The common part: docs.github.com/rest/issues/comments and /pulls/pulls; Forgejo's API has the same. */
export const likeGithub: LikeGithub = {
  whoAmI: { method: "GET", path: "/user" },
  readUser: (answer) => textAt(answer, "login"),
  createComment: (repository, request, body) => ({
    method: "POST",
    path: `/repos/${pathOf(repository)}/issues/${request}/comments`,
    body: { body },
  }),
  updateComment: (repository, _request, comment, body) => ({
    method: "PATCH",
    path: commentAt(repository, comment),
    body: { body },
  }),
  deleteComment: (repository, _request, comment) => ({
    method: "DELETE",
    path: commentAt(repository, comment),
  }),
  readComment,
  getRequest: (repository, request) => ({
    method: "GET",
    path: `/repos/${pathOf(repository)}/pulls/${request}`,
  }),
  createRequest: (repository, { branch, onto }, { title, body }) => ({
    method: "POST",
    path: `/repos/${pathOf(repository)}/pulls`,
    body: { title, body, head: branch, base: onto },
  }),
  updateRequest: (repository, request, { title, body }) => ({
    method: "PATCH",
    path: `/repos/${pathOf(repository)}/pulls/${request}`,
    body: { title, body },
  }),
  readRequest,
};

/** `owner/name` in a path. */
export function pathOf(repository: string): string {
  return repository.split("/").map(encodeURIComponent).join("/");
}

function readComment(answer: unknown): ForgeComment | null {
  const id = numberAt(answer, "id");
  if (id === null) return null;
  return {
    id,
    author: textAt(answer, "user", "login") ?? "",
    body: textAt(answer, "body") ?? "",
    url: textAt(answer, "html_url"),
  };
}

function readRequest(repository: string, answer: unknown): (ForgeRequest & RequestBranches) | null {
  const number = numberAt(answer, "number");
  const head = textAt(answer, "head", "sha");
  const state = textAt(answer, "state");
  if (number === null || head === null || state === null) return null;
  const from = textAt(answer, "head", "repo", "full_name") ?? "";
  return {
    number,
    head,
    title: textAt(answer, "title") ?? "",
    body: textAt(answer, "body") ?? "",
    isOpen: state === "open",
    isOwn: from.toLowerCase() === repository.toLowerCase(),
    url: textAt(answer, "html_url"),
    branch: textAt(answer, "head", "ref") ?? "",
    onto: textAt(answer, "base", "ref") ?? "",
  };
}
