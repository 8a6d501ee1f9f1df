export const AERLEON: string;
export const ANSIBLE: string;
export const NORNIR: string;
export const MRTPARSE: string;
export const BGPKIT: string;
export function programsOf(requirement: string): string | null;
export function installPython(requirement: string, addVenv: () => void): string;
