/** Stages of a build for a process that builds again and again: each is the plain one, called for what is new only. */
export { BuildAgain } from "./build-again.ts";
