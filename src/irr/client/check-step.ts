import type { IrrdClient } from "./irrd-client.ts";
import { ServerFailure } from "./server-failure.ts";

/** What `!s-lc` answers, and no other query: prefixes, members and objects have other characters. */
const SOURCE_LIST = /^[\w-]+(?:,[\w-]+)*$/;

/**
 * Asks one more query, whose answer no other query has: a server that answered one twice would have given each later
 * one the answer of another. Rejects with a `ServerFailure` where it has.
 */
export async function checkStep(client: IrrdClient): Promise<void> {
  const list = await client.query("!s-lc");
  if (list.kind === "data" && SOURCE_LIST.test(list.text)) return;
  throw new ServerFailure(
    "the server answers `!s-lc` with something else: its answers are not those to the queries",
  );
}
