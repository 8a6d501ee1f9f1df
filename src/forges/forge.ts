import { failed, succeeded, type ForgeCall, type Outcome } from "./forge-call.ts";
import { forgeClient, type ForgeEdges } from "./forge-client.ts";
import type {
  ForgeComment,
  ForgeDialect,
  ForgeRequest,
  RequestBranches,
  RequestText,
} from "./forge-dialect.ts";

/** One repository on a forge. */
export interface Forge {
  readonly dialect: ForgeDialect;
  /** The accounts whose comments are ours. */
  readonly authors: () => Promise<Outcome<readonly string[]>>;
  readonly comments: (request: number) => Promise<Outcome<readonly ForgeComment[]>>;
  readonly createComment: (request: number, body: string) => Promise<Outcome<ForgeComment>>;
  readonly updateComment: (
    request: number,
    id: number,
    body: string,
  ) => Promise<Outcome<ForgeComment>>;
  readonly deleteComment: (request: number, id: number) => Promise<Outcome<null>>;
  readonly request: (request: number) => Promise<Outcome<ForgeRequest>>;
  /** The open requests of a branch of the repository itself. */
  readonly requests: (branches: RequestBranches) => Promise<Outcome<readonly ForgeRequest[]>>;
  readonly createRequest: (
    branches: RequestBranches,
    text: RequestText,
  ) => Promise<Outcome<ForgeRequest>>;
  readonly updateRequest: (request: number, text: RequestText) => Promise<Outcome<ForgeRequest>>;
}

/** Which repository, and as whom. */
export interface ForgePlace {
  readonly dialect: ForgeDialect;
  /** The API's root, without a slash at the end. */
  readonly api: string;
  /** `owner/name`; on GitLab the number or path of the project. */
  readonly repository: string;
  readonly token: string;
  /** The account whose comments are ours; null: the forge is asked. */
  readonly author: string | null;
}

/** Opens a repository on a forge. */
export function openForge(place: ForgePlace, edges: ForgeEdges): Forge {
  const { dialect, api, repository, token, author } = place;
  const client = forgeClient({ api, token, headers: dialect.headers(token) }, edges);
  const one = async <T>(
    call: ForgeCall,
    read: (answer: unknown) => T | null,
  ): Promise<Outcome<T>> => {
    const answer = await client.call(call);
    return answer.ok ? readAs(answer.value, read) : answer;
  };
  const all = async <T>(
    call: ForgeCall,
    read: (answer: unknown) => T | null,
  ): Promise<Outcome<readonly T[]>> => {
    const answer = await client.list(call);
    if (!answer.ok) return answer;
    const items: T[] = [];
    for (const value of answer.value) {
      const item = readAs(value, read);
      if (!item.ok) return item;
      items.push(item.value);
    }
    return succeeded(items);
  };
  const readRequest = (answer: unknown) => dialect.readRequest(repository, answer);
  return {
    dialect,
    authors: async () => {
      if (author !== null) return succeeded([author]);
      const user = await one(dialect.whoAmI, dialect.readUser);
      if (user.ok) return succeeded([user.value]);
      // The token of a pipeline is nobody's, and may not ask.
      const { failure } = user;
      const isPipeline = failure.kind === "refused" && [403, 404].includes(failure.status);
      return isPipeline && dialect.pipelineUsers.length > 0
        ? succeeded(dialect.pipelineUsers)
        : user;
    },
    comments: (request) => all(dialect.listComments(repository, request), dialect.readComment),
    createComment: (request, body) =>
      one(dialect.createComment(repository, request, body), dialect.readComment),
    updateComment: (request, id, body) =>
      one(dialect.updateComment(repository, request, id, body), dialect.readComment),
    deleteComment: async (request, id) => {
      const answer = await client.call(dialect.deleteComment(repository, request, id));
      return answer.ok ? succeeded(null) : answer;
    },
    request: (request) => one(dialect.getRequest(repository, request), readRequest),
    requests: async (branches) => {
      const found = await all(dialect.listRequests(repository, branches), readRequest);
      if (!found.ok) return found;
      const isWanted = (request: ForgeRequest & RequestBranches): boolean =>
        request.isOpen &&
        request.isOwn &&
        request.branch === branches.branch &&
        request.onto === branches.onto;
      return succeeded(found.value.filter(isWanted));
    },
    createRequest: (branches, text) =>
      one(dialect.createRequest(repository, branches, text), readRequest),
    updateRequest: (request, text) =>
      one(dialect.updateRequest(repository, request, text), readRequest),
  };
}

function readAs<T>(answer: unknown, read: (answer: unknown) => T | null): Outcome<T> {
  const value = read(answer);
  return value === null
    ? failed({ kind: "broken", why: "it lacks what the API documents" })
    : succeeded(value);
}
