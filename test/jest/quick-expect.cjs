// Jest's `expect(value)` makes six functions for each of its fifty matchers and takes a stack trace, for every value: in tests
// of properties, which expect something a hundred thousand times, that is half of the time. Here, only the matcher that is
// asked for is made, by Jest; and a `toBe` that holds needs none.

/** Where Jest keeps its matchers, in the global object of the tests. */
const REGISTRY = Symbol.for("$$jest-matchers-object");

/** Jest's `expect`, and the global object of the tests that it is for; the same, but quick. */
module.exports = function quickExpect(expect, global) {
  const registry = global[REGISTRY];

  /** What Jest makes of a value if it has no other matcher than this. */
  function withOne(name, value) {
    const { matchers } = registry;
    registry.matchers = { [name]: matchers[name] };
    try {
      return expect(value);
    } finally {
      registry.matchers = matchers;
    }
  }

  class Expectation {
    constructor(value) {
      this.value = value;
    }

    get not() {
      return new Negation(this.value);
    }

    get resolves() {
      return expect(this.value).resolves;
    }

    get rejects() {
      return expect(this.value).rejects;
    }
  }

  class Negation {
    constructor(value) {
      this.value = value;
    }
  }

  for (const name of Object.keys(registry.matchers)) {
    Object.defineProperty(Expectation.prototype, name, {
      get() {
        return withOne(name, this.value)[name];
      },
    });
    Object.defineProperty(Negation.prototype, name, {
      get() {
        return withOne(name, this.value).not[name];
      },
    });
  }

  class Expected extends Expectation {
    toBe(expected, ...more) {
      if (Object.is(this.value, expected) && more.length === 0) {
        registry.state.assertionCalls++;
        return;
      }
      try {
        withOne("toBe", this.value).toBe(expected, ...more);
      } catch (error) {
        // As if it had not been called from here.
        Error.captureStackTrace(error, this.toBe);
        throw error;
      }
    }
  }

  function quick(value, ...more) {
    return more.length === 0 ? new Expected(value) : expect(value, ...more);
  }
  const properties = Object.getOwnPropertyDescriptors(expect);
  delete properties.name;
  delete properties.length;
  return Object.defineProperties(quick, properties);
};
