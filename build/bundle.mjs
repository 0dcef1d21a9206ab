/**
 * Puts the program into a few large files, dist/fast: Node takes longer to find and open hundreds of modules than a small
 * job takes. Within such a file, what is imported on demand still runs only when it is called for. The single modules
 * stay beside them, for whoever imports a part.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const programs = {
  main: 'src/cli/main.ts',
  // Started by their names, in the folder of whoever starts them.
  worker: 'src/cli/workers/worker.ts',
  'script-thread': 'src/cli/scripts/script-thread.ts',
};

await build({
  entryPoints: Object.fromEntries(Object.entries(programs).map(([name, file]) => [`${name}.program`, file])),
  outdir: 'dist/fast',
  bundle: true,
  platform: 'node',
  target: 'node20',
  // Files of this kind are loaded at once, without a turn of the event loop for each.
  format: 'cjs',
  supported: { 'dynamic-import': false },
  // Native code finds its own binary.
  external: ['tree-sitter', 'tree-sitter-c'],
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': 'bundleUrl' },
  legalComments: 'none',
  logLevel: 'warning',
  // Less to read; and nothing but ASCII, of which a character is a byte in memory. Names stay, for whoever reads a stack.
  minifyWhitespace: true,
  charset: 'ascii',
});
writeFileSync('dist/fast/package.json', '{ "type": "commonjs" }\n');
copyFileSync('build/start.cjs', 'dist/fast/start.js');
for (const name of Object.keys(programs))
  writeFileSync(`dist/fast/${name}.js`, `module.exports = require('./start.js').start('${name}').exports;\n`);

// Each under the options that it is run with: V8 takes no cache that was made under others.
const { usualMegabytes } = await import('../dist/cli/workers/worker-process.js');
const options = { main: [], worker: [`--max-old-space-size=${usualMegabytes}`] };
for (const [name, execArgv] of Object.entries(options)) {
  const maker = fork(fileURLToPath(new URL('./code-cache.cjs', import.meta.url)), [name], {
    execArgv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [code] = await once(maker, 'exit');
  if (code !== 0) throw new Error(`the cache of ${name} could not be made`);
}
