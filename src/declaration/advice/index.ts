import type { Advice } from "../../document/index.ts";
import { adviseKey } from "./advise-key.ts";
import { adviseValue } from "./advise-value.ts";

/** What is said to somebody who wrote a declaration in the words of another tool, or in another shape. */
export const ADVICE: Advice = { onKey: adviseKey, onValue: adviseValue };
