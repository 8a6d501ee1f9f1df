import type { ForgeCall } from "./forge-call.ts";

/** A comment on a request. */
export interface ForgeComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  /** For people; null if the forge gives none. */
  readonly url: string | null;
}

/** A pull request, or merge request. */
export interface ForgeRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  /** The full hash of the commit that it asks to merge. */
  readonly head: string;
  /** Whether that is in a branch of the same repository, and not of a fork. */
  readonly isOwn: boolean;
  readonly url: string | null;
}

/** What a request is opened with, or changed to. */
export interface RequestText {
  readonly title: string;
  readonly body: string;
}

/** The branch that a request asks to merge, and the one into which. */
export interface RequestBranches {
  readonly branch: string;
  readonly onto: string;
}

/** How one kind of forge is asked, and how its answers are read. Pure. */
export interface ForgeDialect {
  readonly title: string;
  /** The longest text of a comment or request that it takes, in characters. */
  readonly longest: number;
  readonly headers: (token: string) => Readonly<Record<string, string>>;
  /** Who the token belongs to. */
  readonly whoAmI: ForgeCall;
  readonly readUser: (answer: unknown) => string | null;
  /** The accounts to which a pipeline's own token belongs, for which `whoAmI` is refused. */
  readonly pipelineUsers: readonly string[];
  /** What a token needs, for a message. */
  readonly rights: string;
  readonly listComments: (repository: string, request: number) => ForgeCall;
  readonly createComment: (repository: string, request: number, body: string) => ForgeCall;
  readonly updateComment: (
    repository: string,
    request: number,
    comment: number,
    body: string,
  ) => ForgeCall;
  readonly deleteComment: (repository: string, request: number, comment: number) => ForgeCall;
  readonly readComment: (answer: unknown) => ForgeComment | null;
  readonly getRequest: (repository: string, request: number) => ForgeCall;
  /** The open requests of a branch, perhaps with others. */
  readonly listRequests: (repository: string, branches: RequestBranches) => ForgeCall;
  readonly createRequest: (
    repository: string,
    branches: RequestBranches,
    text: RequestText,
  ) => ForgeCall;
  readonly updateRequest: (repository: string, request: number, text: RequestText) => ForgeCall;
  /** Null if it is none. */
  readonly readRequest: (
    repository: string,
    answer: unknown,
  ) => (ForgeRequest & RequestBranches) | null;
}
