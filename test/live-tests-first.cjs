// The order of the test files: those that talk to daemons first, since most of their time is waiting, which the others fill.
const { default: Sequencer } = require("@jest/test-sequencer");

/** Of the longest kinds first: loads wait for their timers, and FRR waits for more than BIRD. */
const WAITING = [
  /\/delivery\/delivery\.test\.ts$/,
  /\/live\/.*\/frr\.test\.ts$/,
  /\/live\/.*\/bird\.test\.ts$/,
  /\/live\//,
  /\/delivery\//,
];

const rank = ({ path }) => {
  const found = WAITING.findIndex((kind) => kind.test(path));
  return found < 0 ? WAITING.length : found;
};

module.exports = class LiveTestsFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};
