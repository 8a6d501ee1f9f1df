import type { Peer } from "../../declaration/index.ts";
import type { Report } from "../../diagnostics/index.ts";
import { unknownList } from "../../policy/index.ts";
import type { CompileInput } from "../compile-input.ts";

/** Reports lists that the settings of a peer or its sessions refer to, but that no file defines. */
export function checkNamedLists(
  { library, partial }: Pick<CompileInput, "library" | "partial">,
  peer: Peer,
  report: Report,
): void {
  // If one could not be read, it is not known which lists exist.
  if (partial === true) return;
  for (const { value, span } of [peer, ...peer.sessions].flatMap((each) => each.givenSettings)) {
    if (value.kind !== "named") continue;
    const { list, type } = value;
    const known = [...library.lists.values()].flatMap(({ kind, name }) =>
      kind === type ? [name] : [],
    );
    if (!known.includes(list)) report(unknownList(list, type, known, span));
  }
}
