/** YAML files as trees with places, and their shapes by JSON Schema. */
export * from "./node.ts";
export { makeValidator, type Validator } from "./validate.ts";
export { parseYaml } from "./yaml.ts";
export * from "./units.ts";
export * from "./access.ts";
