// Stands in for the package `tree-sitter-c` within tests: see environment.js.
export default (globalThis as unknown as { nativeTreeSitterC: unknown }).nativeTreeSitterC;
