/**
 * Opens a report page in a real browser, does what a reader would do, and prints what there was to see, as JSON:
 * look.mjs BROWSER PAGE [check]: of a conversion, or of a check. A program of its own, since the browser's driver and the test runner don't share a process well.
 */
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const [browserPath, page, kind] = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const look = kind === 'check' ? lookAtCheck : lookAtConversion;
  console.log(JSON.stringify(await look(await browser.newPage(), pathToFileURL(page).href)));
} finally {
  await browser.close();
}

/** What goes wrong in the page, and what it asks the net for, from now on. */
async function opened(tab, address) {
  const [errors, asked] = [[], []];
  tab.on('pageerror', ({ message }) => errors.push(message));
  tab.on('request', (request) => {
    if (!request.url().startsWith('file:')) asked.push(request.url());
  });
  await tab.setViewport({ width: 1280, height: 900 });
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await tab.goto(address);
  return { errors, asked };
}

function textsIn(tab) {
  return (selector) =>
    tab.$$eval(selector, (found) => found.map((one) => one.textContent.replace(/\s+/g, ' ').trim()));
}

/** By how much the page is wider than a screen of 400 pixels. */
async function overflowOf(tab) {
  await tab.setViewport({ width: 400, height: 800 });
  return tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

async function lookAtCheck(tab, address) {
  const watched = await opened(tab, address);
  const texts = textsIn(tab);
  const focused = () =>
    tab.evaluate(() => document.activeElement.textContent.replace(/\s+/g, ' ').trim().slice(0, 40));
  const press = async (...keys) => {
    for (const key of keys) await tab.keyboard.press(key);
  };
  const seen = { kinds: await texts('.kind'), first: (await texts('main .list li'))[0] };
  // With the keyboard alone: into the tree, down to the first file, open it, and on to the next.
  await tab.focus('.folder');
  await press('ArrowDown', 'ArrowRight', 'ArrowDown');
  seen.row = await focused();
  await press('Enter');
  await tab.waitForSelector('.entry');
  seen.heading = (await texts('main h2'))[0];
  seen.focus = await tab.evaluate(() => document.activeElement.id);
  seen.entries = await texts('.entry h3');
  seen.mark = await texts('.entry mark');
  seen.steps = (await texts('.entry .lines'))[0];
  await press('/');
  await tab.keyboard.type('double-release');
  seen.found = await texts('.file .name');
  await tab.click('.reset');
  await tab.evaluate(() => {
    location.hash = '';
  });
  await tab.waitForSelector('main .list a');
  await tab.click('main .list a');
  await tab.waitForSelector('.entry');
  seen.at = await tab.evaluate(() => document.activeElement.className);
  seen.overflow = [await overflowOf(tab)];
  await tab.evaluate(() => {
    location.hash = '';
  });
  await tab.waitForSelector('main .list a');
  seen.overflow.push(await overflowOf(tab));
  return { ...seen, ...watched };
}

async function lookAtConversion(tab, address) {
  const watched = await opened(tab, address);
  const texts = textsIn(tab);
  const ground = () => tab.$eval('body', (body) => getComputedStyle(body).backgroundColor);
  const unfold = async () => {
    for (const folder of await tab.$$('.folder[aria-expanded=false]')) await folder.click();
  };
  const seen = { title: await tab.title(), kinds: await texts('.kind'), light: await ground() };
  await unfold();
  seen.files = await texts('.file .name');
  await tab.keyboard.press('/');
  await tab.keyboard.type('request_irq');
  seen.found = await texts('.file .name');
  await tab.click('.file');
  await tab.waitForSelector('.diff, .entry');
  seen.heading = (await texts('main h2'))[0];
  seen.entries = await texts('.entry .head code');
  await tab.click('.reset');
  await tab.$eval('.file[href$="lamp.c"]', (link) => link.click());
  await tab.waitForSelector('.diff');
  seen.added = await texts('tr.added .source');
  await tab.goBack();
  await tab.waitForFunction(
    (heading) => document.querySelector('main h2').textContent === heading,
    {},
    seen.heading,
  );
  seen.back = (await texts('main h2'))[0];
  await tab.click('.theme');
  await tab.click('.theme');
  seen.dark = await ground();
  seen.overflow = await overflowOf(tab);
  return { ...seen, ...watched };
}
