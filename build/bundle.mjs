/**
 * Puts the program into a few large files, dist/fast: Node takes longer to find and open hundreds of modules than a small
 * job takes. Within such a file, what is imported on demand still runs only when it is called for. The single modules
 * stay beside them, for whoever imports a part.
 */
import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';

await build({
  entryPoints: {
    main: 'src/cli/main.ts',
    // Started by their names, in the folder of whoever starts them.
    worker: 'src/cli/workers/worker.ts',
    'script-thread': 'src/cli/scripts/script-thread.ts',
  },
  outdir: 'dist/fast',
  bundle: true,
  platform: 'node',
  target: 'node20',
  // Files of this kind are loaded at once, without a turn of the event loop for each.
  format: 'cjs',
  // Native code finds its own binary.
  external: ['tree-sitter', 'tree-sitter-c'],
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': 'bundleUrl' },
  legalComments: 'none',
  logLevel: 'warning',
  charset: 'utf8',
});
writeFileSync('dist/fast/package.json', '{ "type": "commonjs" }\n');
