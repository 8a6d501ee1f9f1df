// One module registry for the files that a worker runs one after the other; see kept-environment.cjs.
const { sep } = require("node:path");

const { default: Runtime } = require("jest-runtime");

/** The runtime of this worker. */
let kept = null;

module.exports = class KeptRuntime extends Runtime {
  constructor(config, environment, ...more) {
    if (kept && environment.isKept) {
      kept.forgetTests();
      return kept;
    }
    super(config, environment, ...more);
    this.isKept = environment.isKept;
    if (!this.isKept) return;
    this.kept = { tests: `${config.rootDir}${sep}test${sep}`, global: environment.global };
    kept = this;
  }

  /** Forgets the modules of tests, and Jest's own with the tests that they have collected. */
  forgetTests() {
    this.restoreAllMocks();
    const { esModuleRegistry, moduleRegistry, internalModuleRegistry } = this.registries;
    for (const registry of [esModuleRegistry, moduleRegistry]) {
      for (const key of registry.keys()) {
        if (key.startsWith(this.kept.tests) || key.startsWith("@jest/globals"))
          registry.delete(key);
      }
    }
    internalModuleRegistry.clear();
    delete this.kept.global[Symbol.for("EVENT_HANDLERS")];
    this.jestGlobals.clearJestObjectCache();
  }

  teardown() {
    if (!this.isKept) super.teardown();
  }
};
