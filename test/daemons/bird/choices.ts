import { Chance } from "../chance.ts";

/** Choices among things that a list or a function makes. */
export class Choices extends Chance {
  /** The choices for one text of a seed, whatever was chosen for the others. */
  static ofText(seed: number, number: number): Choices {
    return new Choices(Chance.of(seed, "bird", number).between(0, 0xffffffff));
  }

  /** One of the items; one that is named twice is twice as likely. */
  pick<T>(items: readonly T[]): T {
    const item = items[this.between(0, items.length - 1)];
    if (item === undefined) throw new Error("nothing to choose from");
    return item;
  }

  /** Does one of these. */
  do<T>(...ways: readonly (() => T)[]): T {
    return this.pick(ways)();
  }
}
