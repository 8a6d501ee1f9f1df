// `npm run build`: the program into dist/, whole. `--only`: what earlier builds left there goes at once.
import { join } from "node:path";

import { bundleProgram, ROOT } from "./bundle.js";
import { putInPlace } from "./put-in-place.js";

const keptMs = process.argv.includes("--only") ? 0 : undefined;
putInPlace(join(ROOT, "dist"), await bundleProgram(), "cli/main.cjs", keptMs);
