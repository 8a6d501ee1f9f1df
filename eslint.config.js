// What is the project's own among the rules: which part of `src` may import which, and what no message may contain. The rules
// that every project can have, with and without types, are in .oxlintrc.json.
import { existsSync, readdirSync } from "node:fs";

import * as parser from "@typescript-eslint/parser";
import { defineConfig } from "eslint/config";

import { LAYERS } from "./src/build/layers.js";

/** The one module that imports each third-party package. */
const IMPORTED_IN = {
  "ip-num": "src/net/address.ts",
  handlebars: "src/platforms/engine.ts",
  yaml: "src/document/yaml.ts",
  "ajv/dist/2020.js": "src/document/compile-schema.ts",
  "ajv/dist/standalone/index.js": "src/document/compile-schema.ts",
  execa: "src/system/run-command.ts",
};

/** The platforms: a folder with `facts.ts` each. */
const PLATFORM_FOLDERS = readdirSync("src/platforms").filter((name) =>
  existsSync(`src/platforms/${name}/facts.ts`),
);

const folders = Object.keys(LAYERS).concat("cli");
const packages = Object.keys(IMPORTED_IN);

/** The rule's options for a file: folders and packages it must leave alone. */
function forbid(allowed, allowedPackages) {
  const closed = folders.filter((folder) => !allowed.includes(folder));
  return {
    patterns: [
      ...closed.map((folder) => ({
        regex: `^(\\.\\./)+${folder}(/|$)`,
        message: `this folder may not import ${folder}: see docs/architecture.md`,
      })),
      {
        // A module that is compiled when the program is built needs ajv, which the program has not. The list of platforms
        // is all that `--help` needs of the model.
        regex: `^(\\.\\./)+(${folders.join("|")})/(?!index\\.ts$|compile-schema\\.ts$|platforms\\.ts$)`,
        message: "a folder is entered through its index alone",
      },
    ],
    paths: packages
      .filter((name) => !allowedPackages.includes(name))
      .map((name) => ({ name, message: `imported only in ${IMPORTED_IN[name]}` })),
  };
}

export default defineConfig(
  { ignores: ["dist/", "release/", "modules/", "coverage/", "node_modules/"] },
  { files: ["**/*.ts"], languageOptions: { parser } },
  ...Object.entries(LAYERS).map(([folder, allowed]) => ({
    files: [`src/${folder}/**/*.ts`],
    rules: { "no-restricted-imports": ["error", forbid([folder, ...allowed], [])] },
  })),
  {
    files: ["src/cli/**/*.ts"],
    rules: { "no-restricted-imports": ["error", forbid(folders, [])] },
  },
  ...PLATFORM_FOLDERS.map((platform, _i, all) => ({
    files: [`src/platforms/${platform}/**/*.ts`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          ...forbid(LAYERS.platforms, []),
          patterns: [
            ...forbid(LAYERS.platforms, []).patterns,
            ...all
              .filter((other) => other !== platform)
              .map((other) => ({
                regex: `^(\\.\\./)+${other}/`,
                message: "a platform does not import another one",
              })),
          ],
        },
      ],
    },
  })),
  // What reads a platform's files back knows nothing of what renders them, or a misunderstanding would prove itself.
  ...Object.entries({
    "read.ts": "^\\.\\u002f(?!reader|secrets)",
    "reader/*.ts": "^\\.\\.\\u002f(?!\\.\\.)",
    "reader/*/*.ts": "^(\\.\\.\\u002f){2}(?!\\.\\.)",
  }).map(([files, notOfReader]) => ({
    files: [`src/platforms/*/${files}`],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: `ImportDeclaration[source.value=/${notOfReader}/]`,
          message: "a reader shares no code with what renders: see docs/architecture.md",
        },
        ...[
          "NewExpression[callee.name='NotUnderstood'] > TemplateLiteral[expressions.length>0]",
          "CallExpression[callee.property.name=/^(notUnderstood|fail)$/] > TemplateLiteral[expressions.length>0]",
          "Property[key.name='why'] > TemplateLiteral[expressions.length>0]",
        ].map((selector) => ({
          selector,
          message: "text of a router's file may be a secret: give it as a name, which is masked",
        })),
      ],
    },
  })),
  ...[...new Set(Object.values(IMPORTED_IN))].map((file) => {
    const folder = file.split("/")[1];
    const own = packages.filter((name) => IMPORTED_IN[name] === file);
    return {
      files: [file],
      rules: {
        "no-restricted-imports": ["error", forbid([folder, ...LAYERS[folder]], own)],
      },
    };
  }),
);
