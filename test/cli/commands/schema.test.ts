import { existsSync, readdirSync, readFileSync } from "node:fs";

import { expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";

import { packageName } from "../../../src/cli/package-files.ts";
import { schemaId } from "../../../src/cli/schemas/schema-id.ts";
import { schemaFile, SCHEMAS } from "../../../src/cli/schemas/schema-list.ts";
import { captured } from "../captured.ts";

const peerc = (...argv: readonly string[]) => captured(process.cwd(), ...argv);

/** A schema as `peerc schema` prints it, compiled by itself: nothing that it refers to can be elsewhere. */
async function checkerOf(name: string) {
  const { stdout } = await peerc("schema", name);
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false });
  ajv.opts.allowUnionTypes = true;
  // Annotations of our own and of editors, which JSON Schema ignores.
  for (const keyword of ["expected", "markdownDescription", "discriminator"]) {
    if (!ajv.getKeyword(keyword)) ajv.addKeyword(keyword);
  }
  const schema = JSON.parse(stdout) as object;
  expect(ajv.validateSchema(schema)).toBe(true);
  return ajv.compile(schema);
}

/** The files of a folder that one of the patterns of a schema means. */
function filesOf(root: string, patterns: readonly string[]): readonly string[] {
  const found = patterns
    .filter((pattern) => !pattern.startsWith("!"))
    .flatMap((pattern) => {
      const at = pattern.lastIndexOf("/") + 1;
      const folder = `${root}/${pattern.slice(0, at)}`;
      const wanted = new RegExp(`^${pattern.slice(at).replace(".", "\\.").replace("*", ".*")}$`);
      const names = existsSync(folder) ? readdirSync(folder) : [];
      return names.filter((name) => wanted.test(name)).map((name) => folder + name);
    });
  return found.filter((path) => !patterns.includes(`!${path.slice(root.length + 1)}`));
}

const INPUTS = SCHEMAS.filter((each) => each.of === "input");
const named = (schemas: typeof SCHEMAS) => schemas.map(({ name }) => name);

test.each(named(SCHEMAS))("%s is JSON Schema that stands alone, under its id", async (name) => {
  const { code, stdout } = await peerc("schema", name);
  expect(code).toBe(0);
  expect(stdout).toBe(readFileSync(`docs/schema/${name}.schema.json`, "utf8"));
  const { $id } = JSON.parse(stdout) as { readonly $id: string };
  const { name: of, version } = packageName();
  expect($id).toBe(`https://unpkg.com/${of}@${version}/docs/schema/${name}.schema.json`);
  const check = await checkerOf(name);
  // A list is nothing that any of them describes.
  expect(check([])).toBe(false);
});

test("what a CDN would serve under the ids is in the package", () => {
  const { files } = JSON.parse(readFileSync("package.json", "utf8")) as {
    readonly files: readonly string[];
  };
  expect(files).toContain("docs");
});

/** What is not in the example: the file of docs/changes.md. */
const CHANGES = /```yaml\n(# yaml-language-server.*?)```/s.exec(
  readFileSync("docs/changes.md", "utf8"),
)?.[1];

test.each(named(INPUTS))(
  "%s takes the files that there are, and none with a misspelt key",
  async (name) => {
    const { files = [] } = SCHEMAS.find((each) => each.name === name) ?? {};
    const paths = [...filesOf("examples/azion", files), ...filesOf(".", files)];
    const texts =
      name === "changes" ? [CHANGES ?? ""] : paths.map((path) => readFileSync(path, "utf8"));
    expect(texts.length).toBeGreaterThan(0);
    const check = await checkerOf(name);
    for (const text of texts) {
      const value = parse(text) as Readonly<Record<string, unknown>>;
      expect([check(value), check.errors ?? []]).toEqual([true, []]);
      for (const key of Object.keys(value)) {
        const { [key]: content, ...others } = value;
        expect([key, check({ ...others, [`${key}x`]: content })]).toEqual([key, false]);
      }
    }
  },
);

test("lists all schemas with their ids", async () => {
  const { code, stdout } = await peerc("schema");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^NAME +OF +ID\nnetwork +network\.yaml +https:/);
  expect(stdout.trim().split("\n")).toHaveLength(SCHEMAS.length + 1);
  const json = JSON.parse((await peerc("schema", "--format", "json")).stdout) as {
    readonly name: string;
    readonly id: string;
  }[];
  expect(json.map(({ id }) => id)).toEqual(
    SCHEMAS.map(({ name }) => schemaId(packageName(), name)),
  );
  // Nothing is published that the list lacks.
  expect(readdirSync("docs/schema").sort()).toEqual(
    SCHEMAS.map(({ name }) => schemaFile(name)).sort(),
  );
});

test("the catalogue has an entry for each file that people write, with its address", async () => {
  const { stdout } = await peerc("schema", "--catalog");
  expect(stdout).toBe(readFileSync("docs/reference/schema-catalog.json", "utf8"));
  const { schemas, version } = JSON.parse(stdout) as {
    readonly version: number;
    readonly schemas: readonly { readonly fileMatch: readonly string[]; readonly url: string }[];
  };
  expect(version).toBe(1);
  expect(schemas.map(({ url }) => url)).toEqual(
    INPUTS.map(({ name }) => schemaId(packageName(), name)),
  );
  expect(schemas.map(({ fileMatch }) => fileMatch)).toContainEqual([
    "**/policies/*.yaml",
    "!**/policies/rules.yaml",
  ]);
});

test("says which schemas there are where the name is wrong", async () => {
  const { code, stderr } = await peerc("schema", "netwrok");
  expect(code).toBe(1);
  expect(stderr).toContain("error[unknown-schema]: there is no schema `netwrok`");
  expect(stderr).toContain("did you mean `network`?");
  const both = await peerc("schema", "network", "--catalog");
  expect([both.code, both.stdout]).toEqual([64, ""]);
});
