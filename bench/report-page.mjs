/**
 * How the report page of a run feels: report-page.mjs PAGE... [--shots DIR] [--browser PATH]
 *
 * PAGE is what `devmify --format html` or `devmify check --format html` printed. Opens it in a headless Chromium (the one
 * on the path, or the one named) and prints its size, the time from opening until the tree stands there, that of a search
 * (from the key to the painted answer, the middle of some words), of opening a file, and what is wider than a screen of 400
 * pixels. With --shots, pictures of the page at 1280 and 400 pixels, light and dark, are put into that folder.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    shots: { type: 'string' },
    browser: { type: 'string' },
    times: { type: 'string', default: '5' },
  },
});
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const executablePath =
  values.browser ??
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
if (executablePath === undefined || positionals.length === 0) {
  console.error(
    positionals.length === 0 ? 'name a page' : 'no Chromium on the path: name one with --browser PATH',
  );
  process.exit(2);
}

const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const page of positionals) await measure(page);
} finally {
  await browser.close();
}

async function measure(page) {
  const address = pathToFileURL(resolve(page)).href;
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1280, height: 860 });
  const opened = [];
  for (let time = 0; time < Number(values.times); time++) {
    await tab.goto('about:blank');
    const start = performance.now();
    await tab.goto(address, { waitUntil: 'load' });
    await tab.waitForSelector('.folder');
    await painted(tab);
    opened.push(performance.now() - start);
  }
  const searches = [];
  for (const word of ['kzalloc', 'platform probe', 'drivers/net', 'irq', 'zzz nothing']) {
    await tab.click('header input[type=search]', { clickCount: 3 });
    await tab.keyboard.press('Backspace');
    for (const key of word) searches.push({ word, milliseconds: await timed(tab, key) });
  }
  await tab.click('.reset');
  const firstFile = await tab.$eval('main .list a, .file', (link) => link.getAttribute('href'));
  const file = await tab.evaluate(async (hash) => {
    const start = performance.now();
    location.hash = hash;
    await new Promise((done) => addEventListener('hashchange', done, { once: true }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
  }, firstFile);
  const wide = [];
  for (const hash of ['', firstFile]) wide.push(await wideness(tab, address + hash));
  if (values.shots !== undefined) await shoot(tab, address, firstFile);
  const worst = Math.max(...searches.map(({ milliseconds }) => milliseconds));
  console.log(
    [
      page,
      `  ${(statSync(page).size / 1e6).toFixed(1)} MB`,
      `  open: ${middle(opened).toFixed(0)} ms (${opened.map((one) => one.toFixed(0)).join(', ')})`,
      `  search, a key: ${middle(searches.map(({ milliseconds }) => milliseconds)).toFixed(0)} ms, at worst ${worst.toFixed(0)} ms`,
      `  a file: ${file.toFixed(0)} ms`,
      `  wider than 400 pixels by: ${wide.join(', ')} (overview, file)`,
    ].join('\n'),
  );
  await tab.close();
}

/** From a key until its answer is painted, in the page's own time. */
async function timed(tab, key) {
  await tab.evaluate(() => {
    window.answered = new Promise((done) => {
      addEventListener(
        'keydown',
        () => {
          const start = performance.now();
          requestAnimationFrame(() =>
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))),
          );
        },
        { once: true, capture: true },
      );
    });
  });
  await tab.keyboard.press(key === ' ' ? 'Space' : key);
  return tab.evaluate(() => window.answered);
}

function painted(tab) {
  return tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
}

async function wideness(tab, address) {
  await tab.setViewport({ width: 400, height: 800 });
  await tab.goto('about:blank');
  await tab.goto(address);
  await tab.waitForSelector('.folder');
  const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await tab.setViewport({ width: 1280, height: 860 });
  return over;
}

async function shoot(tab, address, file) {
  mkdirSync(values.shots, { recursive: true });
  for (const width of [1280, 400])
    for (const theme of ['light', 'dark']) {
      await tab.setViewport({ width, height: width === 400 ? 800 : 860 });
      await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      for (const [name, hash] of [
        ['overview', ''],
        ['file', file],
      ]) {
        await tab.goto('about:blank');
        await tab.goto(address + hash);
        await tab.waitForSelector('.folder');
        await tab.screenshot({ path: join(values.shots, `${name}-${width}-${theme}.png`) });
      }
    }
}

function middle(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}
