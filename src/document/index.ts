/** YAML files as trees with places, and their shapes by JSON Schema. */
export * from "./node.ts";
export * from "./advice.ts";
export { packNode, unpackNode, type PackedNode } from "./packed-node.ts";
export { makeValidator, type Validator } from "./validate.ts";
export { parseYaml, withoutMark } from "./yaml.ts";
export * from "./units.ts";
export * from "./access.ts";
