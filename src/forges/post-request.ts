import { failed, mayBeDone, succeeded, type ForgeFailure, type Outcome } from "./forge-call.ts";
import type { RequestBranches, RequestText } from "./forge-dialect.ts";
import type { Forge } from "./forge.ts";
import { fitText } from "./fit-text.ts";

/** The request of a branch, and what was done. */
export interface PostedRequest {
  readonly kind: "created" | "updated" | "unchanged";
  readonly number: number;
  readonly url: string | null;
}

const ROUNDS = 3;

/**
 * Gives a branch its request: the open one is changed in place, or one is opened. 422 and 409 say that another pipeline has
 * opened one meanwhile, or that it is impossible; looking again tells.
 */
export async function postRequest(
  forge: Forge,
  branches: RequestBranches,
  wanted: RequestText,
): Promise<Outcome<PostedRequest>> {
  const text = { title: wanted.title, body: fitText(wanted.body, forge.dialect.longest) };
  let last: ForgeFailure | null = null;
  for (let round = 1; round <= ROUNDS; round++) {
    const open = await forge.requests(branches);
    if (!open.ok) return open;
    const [own] = [...open.value].sort((a, b) => a.number - b.number);
    if (own) {
      const { number, url } = own;
      // What was opened in the round before, by an answer that was lost, is as wanted.
      if (isSame(own, text)) return succeeded({ kind: "unchanged", number, url });
      const updated = await forge.updateRequest(number, text);
      if (updated.ok) return succeeded({ kind: "updated", number, url });
      last = updated.failure;
      if (!mayBeDone(last)) return updated;
      continue;
    }
    const created = await forge.createRequest(branches, text);
    if (created.ok) {
      const { number, url } = created.value;
      return succeeded({ kind: "created", number, url });
    }
    const isSaid = last?.kind === "refused";
    last = created.failure;
    const mayExist = last.kind === "refused" && [409, 422].includes(last.status) && !isSaid;
    if (!mayExist && !mayBeDone(last)) return created;
  }
  return failed(last ?? { kind: "broken", why: "requests appear and vanish" });
}

function isSame(one: RequestText, other: RequestText): boolean {
  const plain = (text: string): string => text.replaceAll("\r\n", "\n").trimEnd();
  return one.title === other.title && plain(one.body) === plain(other.body);
}
