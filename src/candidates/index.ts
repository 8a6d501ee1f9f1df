/** Networks that could become peers: those at our exchanges and in our facilities that are not declared. */
export type * from "./candidate.ts";
export { candidateRow } from "./candidate-row.ts";
export { chooseCandidates, type CandidateChoice } from "./choose-candidates.ts";
export { findCandidates, type FindingMaterial, type FoundCandidates } from "./find-candidates.ts";
export { candidatesAsCsv, formatCandidates } from "./format-candidates.ts";
