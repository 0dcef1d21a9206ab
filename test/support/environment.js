// Jest evaluates a package's JavaScript anew for each test file, but a native binding is loaded only once
// per process: from a worker's second test file on, tree-sitter's trees would have no `rootNode`. This file
// runs outside the sandbox, so it loads both packages once; tree-sitter.ts and tree-sitter-c.ts hand them on.
import { TestEnvironment } from 'jest-environment-node';
import Parser from 'tree-sitter';
import C from 'tree-sitter-c';

export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.nativeTreeSitter = Parser;
    this.global.nativeTreeSitterC = C;
  }
}
