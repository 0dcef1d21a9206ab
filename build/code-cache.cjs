/** Runs a program of dist/fast over the examples and keeps what V8 compiled on the way: code-cache.cjs main|worker. */
const { readdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const fast = join(root, 'dist', 'fast');
const { start } = require(join(fast, 'start.js'));
const patch = join(__dirname, 'warm-up.cocci');
const files = readdirSync(join(root, 'examples')).map((name) => join(root, 'examples', name));
const [name] = process.argv.slice(2);

// What is done here is nothing to remember.
process.env.XDG_CACHE_HOME = '/dev/null';

/** Programs are as they were started: their own words, not ours. */
const words = name === 'main' ? ['spatch', '--sp-file', patch, ...files] : ['spatch'];
process.argv.splice(2, 1, ...words);

const { exports: program, script } = start(name);
const keep = () => {
  writeFileSync(join(fast, `${name}.cache`), script.createCachedData());
  process.exit(0);
};

if (name === 'main')
  program
    .main(words)
    .then(() => program.main(files))
    .then(keep);
else {
  const recipes = [
    {
      kind: 'spatch',
      path: patch,
      options: {},
      quiet: true,
      writes: false,
      scripts: undefined,
      expected: [],
      isoFiles: [],
    },
    {
      kind: 'convert',
      wanted: {
        patternNames: [],
        patternFolder: undefined,
        kernel: undefined,
        review: false,
        actions: false,
      },
      root: undefined,
    },
  ];
  const tasks = files.map((realPath, number) => ({ number, realPath, shown: realPath }));
  const next = () => {
    const recipe = recipes.shift();
    if (recipe === undefined) return keep();
    process.emit('message', { kind: 'begin', recipe });
    process.emit('message', { kind: 'files', tasks });
  };
  process.send = (message) => {
    if (message.kind === 'answers' && message.idle) setImmediate(next);
    return true;
  };
  next();
}
