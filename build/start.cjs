/**
 * Runs a program of this folder (main, worker, ...) with what V8 has compiled of it before, as far as V8 still takes
 * that: it asks for the same version of V8 under the same options, and compiles anew otherwise.
 */
const { readFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

/** What the program exports; and the script, for whoever makes the cache. */
exports.start = (name) => {
  const filename = join(__dirname, `${name}.js`);
  const source = readFileSync(join(__dirname, `${name}.program.js`), 'utf8');
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
