/**
 * Runs a program of this folder (main, worker, ...) with what V8 has compiled of it before, as far as V8 still takes
 * that: it asks for the same version of V8 under the same options, and compiles anew otherwise.
 */
const { readFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

// To compile a function for speed takes long, and most runs are over before it pays: it has to be called for more often
// than V8 would have it. Only versions that are known to have the flag are told, since others would complain.
const [major] = process.versions.v8.split('.').map(Number);
if (major >= 11 && major <= 13) setFlagsFromString('--interrupt-budget=400000');

/** What the program exports; and the script, for whoever makes the cache. */
exports.start = (name) => {
  const filename = join(__dirname, `${name}.js`);
  const source = readFileSync(join(__dirname, `${name}.program.js`), 'latin1');
  const cachedData = cacheOf(name);
  const script = new Script(wrap(source), { filename, ...(cachedData && { cachedData }) });
  const module = { exports: {} };
  script
    .runInThisContext()
    .call(module.exports, module.exports, createRequire(filename), module, filename, __dirname);
  return { exports: module.exports, script };
};

function cacheOf(name) {
  try {
    return readFileSync(join(__dirname, `${name}.cache`));
  } catch {
    return undefined;
  }
}
