import { expect, test } from "@jest/globals";

import { movedFrom } from "../../src/history/moved-from.ts";

const file = (path: string, hash = path) => ({ path, hash });

test.each([
  ["nothing was removed", [], null],
  ["other files were", [file("net/snapshot/RADB/AS-Y.ipv4"), file("README.md")], null],
  [
    "the same object elsewhere",
    [file("old/snapshot/RADB/AS-X.ipv4")],
    "old/snapshot/RADB/AS-X.ipv4",
  ],
  ["at the top of the repository", [file("RADB/AS-X.ipv4")], "RADB/AS-X.ipv4"],
  [
    "the same name from another source",
    [file("new/snapshot/_any/AS-X.ipv4")],
    "new/snapshot/_any/AS-X.ipv4",
  ],
  ["that, but in another folder", [file("old/snapshot/_any/AS-X.ipv4")], null],
  ["its other family", [file("old/snapshot/RADB/AS-X.ipv6")], null],
  ["a name that only ends so", [file("old/snapshot/XRADB/AS-X.ipv4")], null],
  [
    "two of them, one with the same content",
    [file("a/snapshot/RADB/AS-X.ipv4"), file("b/snapshot/RADB/AS-X.ipv4", "wanted")],
    "b/snapshot/RADB/AS-X.ipv4",
  ],
  [
    "two of them, and it cannot be told which",
    [file("a/snapshot/RADB/AS-X.ipv4"), file("b/snapshot/RADB/AS-X.ipv4")],
    null,
  ],
  [
    "two of them with the same content",
    [file("a/snapshot/RADB/AS-X.ipv4", "wanted"), file("b/snapshot/RADB/AS-X.ipv4", "wanted")],
    null,
  ],
])("%s", (_, removed, from) => {
  expect(movedFrom(removed, "new/snapshot/RADB/AS-X.ipv4", "wanted")).toBe(from);
});
