/** The policy language, its intermediate representation and its one interpreter. */
export * from "./evaluate.ts";
export * from "./ir.ts";
export * from "./route.ts";
export * from "./router-plan.ts";
export * from "./settings.ts";
