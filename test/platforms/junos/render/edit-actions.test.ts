import { expect, test } from "@jest/globals";
import { editActions } from "../../../../src/platforms/junos/render/edit-actions.ts";
import { communityList, remove } from "../../../fixtures/plan.ts";

const list = communityList("PEERC_X", "52580:1");

test("communities change in the order of the edits", () => {
  const add = { kind: "add-communities", list } as const;
  const scrub = remove("52580:*");
  expect(editActions([scrub, add])).toEqual([
    "community delete PEERC_ALL_STANDARD_52580",
    "community add PEERC_C_52580_1",
  ]);
  expect(editActions([add, scrub])).toEqual([
    "community add PEERC_C_52580_1",
    "community delete PEERC_ALL_STANDARD_52580",
  ]);
});

test("what a pattern matches is deleted by the name of one community", () => {
  expect(editActions([remove("rt:*:*")])).toEqual(["community delete PEERC_ALL_ROUTE_TARGETS"]);
  expect(editActions([remove("262589:*:*")])).toEqual(["community delete PEERC_ALL_LARGE_262589"]);
});

test("the latest prepend is in front, and of other actions the last one applies", () => {
  expect(
    editActions([
      { kind: "prepend", asn: 1, times: 2 },
      { kind: "set-med", value: 1 },
      { kind: "prepend", asn: 2, times: 1 },
      { kind: "set-med", value: 0 },
      { kind: "set-local-preference", value: 0 },
      { kind: "set-next-hop", to: "self" },
    ]),
  ).toEqual(['as-path-prepend "2 1 1"', "local-preference 0", "metric 0", "next-hop self"]);
});

test("a prepend of no copies is nothing", () => {
  expect(editActions([{ kind: "prepend", asn: 1, times: 0 }])).toEqual([]);
});
