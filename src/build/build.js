// `npm run build`: builds the program into dist/, as a whole. `--only`: also removes the files of earlier builds at
// once.
import { join } from "node:path";

import { bundleProgram, ROOT } from "./bundle.js";
import { putInPlace } from "./put-in-place.js";

const keptMs = process.argv.includes("--only") ? 0 : undefined;
putInPlace(join(ROOT, "dist"), await bundleProgram(), "cli/main.cjs", keptMs);
