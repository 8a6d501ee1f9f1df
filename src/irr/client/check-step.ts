import type { IrrdClient } from "./irrd-client.ts";
import { ServerFailure } from "./server-failure.ts";

/** The form of an answer to `!s-lc`, and to no other query: prefixes, members and objects have other characters. */
const SOURCE_LIST = /^[\w-]+(?:,[\w-]+)*$/;

/**
 * Sends one more query, whose answer cannot be confused with that of another: a server that answered one query twice
 * would have given each later query the previous one's answer. Rejects with a `ServerFailure` in that case.
 */
export async function checkStep(client: IrrdClient): Promise<void> {
  const list = await client.query("!s-lc");
  if (list.kind === "data" && SOURCE_LIST.test(list.text)) return;
  throw new ServerFailure(
    "the server answers `!s-lc` with something else: its answers are not those to the queries",
  );
}
