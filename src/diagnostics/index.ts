/** What an error is, the catalogue of all errors, and their printers. Imports nothing of the project. */
export * from "./diagnostic.ts";
export { catalog, type Catalog } from "./catalog/index.ts";
export { didYouMean } from "./did-you-mean.ts";
