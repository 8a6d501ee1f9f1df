// One module registry for the files that a worker runs one after the other; see kept-environment.cjs.
const { join, sep } = require("node:path");
const { pathToFileURL } = require("node:url");

const { default: Runtime } = require("jest-runtime");

const quickExpect = require("./quick-expect.cjs");

/** The runtime of this worker. */
let kept = null;

module.exports = class KeptRuntime extends Runtime {
  constructor(config, environment, ...more) {
    if (kept && environment.isKept) {
      kept.forgetTests();
      return kept;
    }
    super(config, environment, ...more);
    this.testGlobal = environment.global;
    this.isKept = environment.isKept;
    if (!this.isKept) return;
    const tests = join(config.rootDir, "test") + sep;
    this.kept = {
      // CommonJS modules are known by their paths, ES modules by their URLs.
      forgotten: [tests, pathToFileURL(tests).href, "@jest/globals"],
    };
    kept = this;
  }

  /** Forgets the modules of tests, and Jest's own with the tests that they have collected. */
  forgetTests() {
    this.restoreAllMocks();
    const { esModuleRegistry, moduleRegistry, internalModuleRegistry } = this.registries;
    for (const registry of [esModuleRegistry, moduleRegistry]) {
      for (const key of registry.keys()) {
        if (this.kept.forgotten.some((start) => key.startsWith(start))) registry.delete(key);
      }
    }
    internalModuleRegistry.clear();
    delete this.testGlobal[Symbol.for("EVENT_HANDLERS")];
    this.jestGlobals.clearJestObjectCache();
  }

  setGlobalsForRuntime(globals) {
    const expect = quickExpect(globals.expect, this.testGlobal);
    super.setGlobalsForRuntime({ ...globals, expect });
  }

  teardown() {
    if (!this.isKept) super.teardown();
  }
};
