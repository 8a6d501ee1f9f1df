import { execFileSync } from "node:child_process";

import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { addCommand } from "../../src/candidates/add-command.ts";
import { exchange, find, known, OURS, port } from "./find.ts";

const DC = { id: 7, name: "DC 7", city: "", country: "" };
const presences = [
  { facility: 7, asn: OURS },
  { facility: 7, asn: 64500 },
];
const exchanges = [exchange(1, "IX", "187.16.216.0/21"), exchange(2, "Other", "203.0.113.0/24")];

/** The command for AS64500. */
function command(parts: object, folder = "."): string | null {
  const [candidate] = find(known({ exchanges, ...parts })).candidates;
  if (!candidate) throw new Error("fixture: no candidate");
  return addCommand(candidate, folder);
}

test("names the declared exchanges", () => {
  const ports = [port(64500, 1), port(64500, 2), port(OURS, 2)];
  expect(command({ ports })).toBe("peerc add AS64500 --exchange ix");
});

test("leaves what only the user knows of an interconnect to the user", () => {
  expect(command({ facilities: [DC], presences })).toBe(
    "peerc add AS64500 --pni INTERFACE --router NAME --local ADDRESS --remote ADDRESS",
  );
});

test("there is none at an exchange that is not declared", () => {
  expect(command({ ports: [port(64500, 2), port(OURS, 2)] })).toBeNull();
});

test("a shell takes the folder as one word, whatever its name is", () => {
  const ports = [port(64500)];
  const check = (folder: string) => {
    const line = command({ ports }, folder) ?? "";
    const words = line.replace("peerc", "printf '%s\\0'");
    const printed = execFileSync("sh", ["-c", words], { encoding: "utf8" });
    expect(printed.split("\0").slice(0, -1)).toEqual([
      "add",
      "AS64500",
      "--exchange",
      "ix",
      "--dir",
      folder,
    ]);
  };
  check("-x; $(id) `id` 'a' \"b\" \\ *");
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: "grapheme" }).filter((s) => s !== "." && !s.includes("\0")),
      check,
    ),
    { numRuns: 30 },
  );
});
