/** Stages of a build for a process that builds repeatedly: each calls the plain one, only for what is new. */
export { BuildAgain } from "./build-again.ts";
