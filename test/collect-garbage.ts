import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

/** Has V8 collect what is unused, so that `process.memoryUsage()` says what is in use. */
export const collectGarbage = runInNewContext("gc") as () => void;
