import type { ForgeCall } from "../forge-call.ts";
import type {
  ForgeComment,
  ForgeDialect,
  ForgeRequest,
  RequestBranches,
} from "../forge-dialect.ts";
import { numberAt, textAt } from "./json.ts";

/** GitLab: docs.gitlab.com/api/notes and /api/merge_requests, version 4. */
export const gitlab: ForgeDialect = {
  title: "GitLab",
  // Its documented limit of a note.
  longest: 1_000_000,
  headers: (token) => ({ "private-token": token, accept: "application/json" }),
  whoAmI: { method: "GET", path: "/user" },
  readUser: (answer) => textAt(answer, "username"),
  pipelineUsers: [],
  rights:
    "a project access token with the scope `api`; CI_JOB_TOKEN cannot write comments, and forks do not get the variable",
  listComments: (repository, request) => ({
    method: "GET",
    path: `${requestAt(repository, request)}/notes?per_page=100&sort=asc&order_by=created_at`,
  }),
  createComment: (repository, request, body) => ({
    method: "POST",
    path: `${requestAt(repository, request)}/notes`,
    body: { body },
  }),
  updateComment: (repository, request, comment, body) => ({
    method: "PUT",
    path: `${requestAt(repository, request)}/notes/${comment}`,
    body: { body },
  }),
  deleteComment: (repository, request, comment) => ({
    method: "DELETE",
    path: `${requestAt(repository, request)}/notes/${comment}`,
  }),
  readComment,
  getRequest: (repository, request) => ({ method: "GET", path: requestAt(repository, request) }),
  listRequests: (repository, { branch, onto }) => {
    const query = new URLSearchParams({
      state: "opened",
      source_branch: branch,
      target_branch: onto,
      per_page: "100",
    });
    return { method: "GET", path: `${projectAt(repository)}/merge_requests?${query.toString()}` };
  },
  createRequest: (repository, { branch, onto }, text): ForgeCall => ({
    method: "POST",
    path: `${projectAt(repository)}/merge_requests`,
    body: {
      source_branch: branch,
      target_branch: onto,
      title: text.title,
      description: text.body,
      remove_source_branch: true,
    },
  }),
  updateRequest: (repository, request, { title, body }) => ({
    method: "PUT",
    path: requestAt(repository, request),
    body: { title, description: body },
  }),
  readRequest,
};

/** A project by its number or its path. */
function projectAt(repository: string): string {
  return `/projects/${encodeURIComponent(repository)}`;
}

function requestAt(repository: string, request: number): string {
  return `${projectAt(repository)}/merge_requests/${request}`;
}

function readComment(answer: unknown): ForgeComment | null {
  const id = numberAt(answer, "id");
  if (id === null) return null;
  return {
    id,
    author: textAt(answer, "author", "username") ?? "",
    body: textAt(answer, "body") ?? "",
    url: null,
  };
}

function readRequest(_: string, answer: unknown): (ForgeRequest & RequestBranches) | null {
  const number = numberAt(answer, "iid");
  const head = textAt(answer, "sha");
  const state = textAt(answer, "state");
  if (number === null || head === null || state === null) return null;
  const [from, to] = [numberAt(answer, "source_project_id"), numberAt(answer, "target_project_id")];
  return {
    number,
    head,
    title: textAt(answer, "title") ?? "",
    body: textAt(answer, "description") ?? "",
    isOpen: state === "opened",
    isOwn: from !== null && from === to,
    url: textAt(answer, "web_url"),
    branch: textAt(answer, "source_branch") ?? "",
    onto: textAt(answer, "target_branch") ?? "",
  };
}
