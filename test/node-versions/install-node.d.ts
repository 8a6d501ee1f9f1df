export declare function nodePath(version: string): string;
export declare function installNode(version: string): string;
