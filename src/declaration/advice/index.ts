import { didYouMean } from "../../diagnostics/index.ts";
import { entries, type Advice, type Node } from "../../document/index.ts";
import { adviseKey } from "./advise-key.ts";
import { adviseValue } from "./advise-value.ts";

export { adviseAddress, adviseObjectName } from "./advise-spelling.ts";

/** Whether a session gives its place under an unknown key, which was refused with the right one. */
export function hasPlaceUnderAnotherName(session: Node): boolean {
  const known = ["exchange", "pni"];
  return entries(session).some(([key]) => {
    const meant = adviseKey({ path: ["peers", 0, "sessions", 0], key, known, root: session });
    return known.includes(meant?.key ?? didYouMean(key, known) ?? "");
  });
}

/** Advice for a declaration that uses the words or the structure of another tool. */
export const ADVICE: Advice = { onKey: adviseKey, onValue: adviseValue };
