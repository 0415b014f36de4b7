export declare function isBuilt(): boolean;
export declare function markBuilt(): void;
