import { didYouMean } from "../../diagnostics/index.ts";
import { entries, type Advice, type Node } from "../../document/index.ts";
import { adviseKey } from "./advise-key.ts";
import { adviseValue } from "./advise-value.ts";

export { adviseAddress, adviseObjectName } from "./advise-spelling.ts";

/** Whether a session says where it is under a key that is not ours, which has been refused with the right one. */
export function hasPlaceUnderAnotherName(session: Node): boolean {
  const known = ["exchange", "pni"];
  return entries(session).some(([key]) => {
    const meant = adviseKey({ path: ["peers", 0, "sessions", 0], key, known, root: session });
    return known.includes(meant?.key ?? didYouMean(key, known) ?? "");
  });
}

/** What is said to somebody who wrote a declaration in the words of another tool, or in another shape. */
export const ADVICE: Advice = { onKey: adviseKey, onValue: adviseValue };
