/** GitHub, GitLab and Forgejo: one comment on a request, and the request of a branch, each written once. */
export { isMarkName } from "./comment-mark.ts";
export type { ForgeEdges } from "./forge-client.ts";
export { openForge, type Forge, type ForgePlace } from "./forge.ts";
export { FORGES, forges, type ForgeName } from "./forges.ts";
export { postComment, type Posted, type WantedComment } from "./post-comment.ts";
export { postRequest, type PostedRequest } from "./post-request.ts";
export { reportFailure } from "./report-failure.ts";
