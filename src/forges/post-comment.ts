import { markOf, withMark, type CommentMark } from "./comment-mark.ts";
import { failed, mayBeDone, succeeded, type ForgeFailure, type Outcome } from "./forge-call.ts";
import type { ForgeComment } from "./forge-dialect.ts";
import type { Forge } from "./forge.ts";
import { fitText } from "./fit-text.ts";

/** A comment that a request is to have once. */
export interface WantedComment extends CommentMark {
  readonly request: number;
  readonly text: string;
  /** The commit that the text is about; null: it is about none. */
  readonly head: string | null;
}

/** What was done. */
export type Posted =
  | { readonly kind: "created" | "updated" | "unchanged"; readonly url: string | null }
  /** A later run of the pipeline has written it: it stays. */
  | { readonly kind: "newer"; readonly run: number }
  /** The request is at another commit now, or closed: nothing is written. */
  | { readonly kind: "moved"; readonly head: string; readonly isOpen: boolean };

/** How often it begins anew when others change the comments meanwhile. */
const ROUNDS = 4;

/**
 * Gives a request its comment: the one of our account with the same name is changed in place, or one is created. Where two
 * pipelines create one at the same time, the older comment stays, with the text of the later run, and the other is deleted.
 * A call that may have been carried out is not repeated before looking.
 */
export async function postComment(forge: Forge, wanted: WantedComment): Promise<Outcome<Posted>> {
  const moved = await whereMoved(forge, wanted);
  if (!moved.ok || moved.value) return moved as Outcome<Posted>;
  const authors = await forge.authors();
  if (!authors.ok) return authors;
  const body = bodyOf(forge, wanted);
  let last: ForgeFailure = { kind: "broken", why: "comments appear and vanish" };
  let isOurs = false;
  for (let round = 1; round <= ROUNDS; round++) {
    const all = await forge.comments(wanted.request);
    if (!all.ok) return all;
    const own = ownOf(all.value, authors.value, wanted.name);
    const [kept, ...others] = own;
    if (!kept) {
      const created = await forge.createComment(wanted.request, body);
      if (!created.ok && !mayBeDone(created.failure)) return created;
      if (!created.ok) last = created.failure;
      // Looking again shows whether it is there, and whether another pipeline was as fast.
      isOurs = true;
      continue;
    }
    const run = markOf(kept.body)?.run ?? 0;
    const isNewer = run > wanted.run;
    let result: Posted = isNewer ? { kind: "newer", run } : { kind: "unchanged", url: kept.url };
    if (!isNewer && !isSame(kept.body, body)) {
      const updated = await forge.updateComment(wanted.request, kept.id, body);
      if (!updated.ok) {
        last = updated.failure;
        // Deleted in between, or unknown: look again.
        if (isGone(last) || mayBeDone(last)) continue;
        return updated;
      }
      result = { kind: "updated", url: updated.value.url };
    } else if (isOurs && !isNewer) result = { kind: "created", url: kept.url };
    for (const other of others) {
      const deleted = await forge.deleteComment(wanted.request, other.id);
      if (!deleted.ok && !isGone(deleted.failure)) return deleted;
    }
    return succeeded(result);
  }
  return failed(last);
}

async function whereMoved(
  forge: Forge,
  { request, head }: WantedComment,
): Promise<Outcome<Posted | null>> {
  if (head === null) return succeeded(null);
  const now = await forge.request(request);
  if (!now.ok) return now;
  const { isOpen } = now.value;
  return succeeded(
    isOpen && now.value.head === head ? null : { kind: "moved", head: now.value.head, isOpen },
  );
}

function bodyOf({ dialect }: Forge, { name, run, text }: WantedComment): string {
  const room = withMark({ name, run }, "").length;
  return withMark({ name, run }, fitText(text, dialect.longest - room));
}

/** Our comments of a name, the oldest first. Anybody can write a mark, so the account counts. */
function ownOf(
  all: readonly ForgeComment[],
  authors: readonly string[],
  name: string,
): readonly ForgeComment[] {
  return all
    .filter(({ author, body }) => authors.includes(author) && markOf(body)?.name === name)
    .sort((a, b) => a.id - b.id);
}

function isGone(failure: ForgeFailure): boolean {
  return failure.kind === "refused" && (failure.status === 404 || failure.status === 410);
}

/** Forges change line ends, and drop spaces at the end. */
function isSame(one: string, other: string): boolean {
  const plain = (text: string): string => text.replaceAll("\r\n", "\n").trimEnd();
  return plain(one) === plain(other);
}
