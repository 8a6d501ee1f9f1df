import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { DocumentReader } from "../../../src/dumps/documents/document-reader.ts";
import { ElementCollector } from "../../../src/dumps/documents/element-collector.ts";
import type { ElementHandler } from "../../../src/dumps/documents/element.ts";
import { JsonDocument } from "../../../src/dumps/documents/json-document.ts";
import { XmlDocument } from "../../../src/dumps/documents/xml-document.ts";

const CONTAINERS = new Set(["list", "top"]);

type Make = (handler: ElementHandler) => DocumentReader;

/** What a document is read as: everything that its reader says, and the lines at which it says it. */
function readDocument(make: Make, text: string, piece: number, isPlainUsed: boolean) {
  const found: unknown[] = [];
  const lines = (): number => document.lines;
  const collector = new ElementCollector(CONTAINERS, {
    enter: (path, namespace) => found.push(["enter", ...path, namespace, lines()]),
    element: (element, path) => found.push(["element", element, ...path, lines()]),
    leave: (path) => found.push(["leave", ...path, lines()]),
    tooLarge: (name) => found.push(["too large", name]),
  });
  let wholes = 0;
  const handler: ElementHandler = {
    takesWhole: (name) => isPlainUsed && collector.takesWhole(name),
    whole(element) {
      wholes++;
      collector.whole(element);
    },
    open: (name, namespace) => {
      collector.open(name, namespace);
    },
    text: (one) => {
      collector.text(one);
    },
    close: () => {
      collector.close();
    },
  };
  const document = make(handler);
  let read = 0;
  for (let at = 0; at < text.length && document.state === "open"; at += piece) {
    read += document.read(text.slice(at, at + piece), 0);
  }
  if (document.state === "open") document.finish();
  const { state } = document;
  return { found, wholes, state, lines: document.lines, read: state === "ended" ? read : null };
}

/** Reads a document both ways; returns how many elements were read in one pass. */
function compare(make: Make, text: string, piece: number): number {
  const { wholes: none, ...plain } = readDocument(make, text, piece, false);
  const { wholes, ...fast } = readDocument(make, text, piece, true);
  expect(fast).toEqual(plain);
  expect(none).toBe(0);
  return wholes;
}

const name = fc.constantFrom("a", "b", "rt-entry", "list", "data", "x1");
const blanks = fc.constantFrom("", " ", "\n", "\n    ", "\t");

/** An element of XML, most often a plain one. */
const { element: xmlElement } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(name, fc.constantFrom("", "", "", "", ' k="v"', ' n:k="<"', " "), tie("content"))
    .map(([of, attributes, content]) => `<${of}${attributes}>${content}</${of}>`),
  content: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom("", "text", " a > b ", "&lt;&#65;", "<!-- <a> -->", "<![CDATA[<b>]]>", "<a/>"),
    fc.array(fc.tuple(blanks, tie("element")), { maxLength: 4 }).map((all) => all.flat().join("")),
  ),
}));

/** The same of Junos's JSON: a value. */
const { value: jsonValue } = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(
      '"text"',
      '"a\nb"',
      '"a\\"\\u0041"',
      "12",
      "-1.5e3",
      "true",
      "null",
      "[]",
      "{}",
    ),
    fc.array(tie("object"), { maxLength: 3 }).map((all) => `[${all.join(",\n")}]`),
    tie("object"),
  ),
  object: fc
    .array(
      fc.tuple(
        blanks,
        fc.oneof(
          fc.tuple(name, tie("value")).map(([key, of]) => `"${key}" : ${of}`),
          fc.constantFrom('"data" : " x "', '"data":1', '"attributes" : {"k" : "v"}', '"@k":[1]'),
        ),
        blanks,
      ),
      { maxLength: 4 },
    )
    .map((members) => `{${members.map((one) => one.join("")).join(",")}}`),
}));

/** A text with one character changed, taken away or put in; most often the text itself. */
function withMistakes(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const mistake = fc.tuple(
    fc.nat(),
    fc.constantFrom("", "<", ">", "&", '"', "{", "]", ",", "/", "\\"),
  );
  return fc.tuple(texts, fc.option(mistake, { freq: 2 })).map(([text, change]) => {
    if (change === null) return text;
    const at = change[0] % (text.length + 1);
    return text.slice(0, at) + change[1] + text.slice(at + (change[0] % 2));
  });
}

const pieces = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 1000 }));

describe("elements that are read in one pass are those that are read in parts", () => {
  test("in XML", () => {
    const document = fc
      .array(fc.tuple(blanks, xmlElement), { maxLength: 4 })
      .map((all) => `<top xmlns="n">${all.flat().join("")}\n</top>\nmore`);
    let wholes = 0;
    fc.assert(
      fc.property(withMistakes(document), pieces, (text, piece) => {
        wholes += compare((handler) => new XmlDocument(handler), text, piece);
      }),
      { numRuns: 800 },
    );
    expect(wholes).toBeGreaterThan(200);
  });

  test("in Junos's JSON", () => {
    const document = fc
      .array(jsonValue, { maxLength: 4 })
      .map((all) => `{"top" : [{"rt" : ${all.join(', "list" : ')}}]}\nmore`);
    let wholes = 0;
    fc.assert(
      fc.property(withMistakes(document), pieces, (text, piece) => {
        wholes += compare((handler) => new JsonDocument(handler), text, piece);
      }),
      { numRuns: 800 },
    );
    expect(wholes).toBeGreaterThan(200);
  });

  test.each([1, 7, 60, 63, 64, 65, 70])("nested %d deep", (depth) => {
    const xml = `<top>${"<a>".repeat(depth)}${"</a>".repeat(depth)}</top>`;
    const json = `{"top" : ${'{"a" : '.repeat(depth)}{}${"}".repeat(depth)}}`;
    compare((handler) => new XmlDocument(handler), xml, 1000);
    compare((handler) => new JsonDocument(handler), json, 1000);
  });
});
