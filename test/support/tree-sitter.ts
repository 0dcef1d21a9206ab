// Stands in for the package `tree-sitter` within tests: see environment.js.
export default (globalThis as unknown as { nativeTreeSitter: unknown }).nativeTreeSitter;
