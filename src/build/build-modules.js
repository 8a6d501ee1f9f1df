// Compiles the sources module by module into modules/, for `npm run docs`, `bench`, `compare` and `test:irrd`, which
// use parts of the program.
import { join } from "node:path";

import { bundleModules, ROOT } from "./bundle.js";
import { putInPlace } from "./put-in-place.js";

putInPlace(join(ROOT, "modules"), await bundleModules(), "cli/main.js", 0);
