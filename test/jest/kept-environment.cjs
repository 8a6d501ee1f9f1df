// Jest gives each test file an environment of its own, in which every module is loaded, compiled and optimised again: more
// than a third of the time of all tests. Here, the files that a worker runs one after the other share one environment and, in
// kept-runtime.cjs, the modules of `src` and of packages, which have no state that a test could change. Everything in
// `test`, and Jest itself, is loaded anew for each file. A file that puts other modules in place of some of `src` has an
// environment of its own.
const { readFileSync } = require("node:fs");

const { TestEnvironment } = require("jest-environment-node");

/** The environment of this worker, and the environment variables that it began with. */
let kept = null;
let variables = {};

module.exports = class KeptEnvironment extends TestEnvironment {
  constructor(config, context) {
    const isAlone = readFileSync(context.testPath, "utf8").includes("unstable_mockModule(");
    if (kept && !isAlone) {
      kept.makeAsNew();
      return kept;
    }
    super(config, context);
    this.isKept = !isAlone;
    if (isAlone) return;
    kept = this;
    variables = { ...this.global.process.env };
  }

  /** Takes back what a test may have done to it. */
  makeAsNew() {
    this.fakeTimersModern.useRealTimers();
    const { env } = this.global.process;
    for (const name of Object.keys(env)) if (!(name in variables)) delete env[name];
    Object.assign(env, variables);
  }

  async teardown() {
    if (!this.isKept) await super.teardown();
  }
};
